using Astria.Flux.Cli.Terminals;
using Astria.Flux.Lora;

namespace Astria.Flux.Cli.Lora;

/// <summary>Writes about LoRA files for people.</summary>
internal static class LoraText
{
    // A note may be a whole preset, or a page of a trainer's settings.
    private const int LongestNote = 100;

    public static void Write(Terminal terminal, LoraInspection found, bool withModules)
    {
        Tables.WritePairs(terminal,
        [
            ("File", $"{found.Name}, {Amounts.Bytes(found.FileBytes)}"),
            ("Layout", JsonAnswer.Word(found.Format)),
            ("Rank", $"{string.Join(", ", found.Ranks)}{(found.Alpha is { } alpha ? Invariant($", alpha {alpha}") : found.AlphaTensors > 0 ? ", alpha in each module" : "")}"),
            ("Layers", found.Targets is { } targets ? $"{targets.Name}: {Amounts.Count(found.Modules.Count, "module")}" : Amounts.Count(found.Modules.Count, "module")),
            ("Numbers", Invariant($"{found.Parameters:N0} in {string.Join(", ", found.Types)}")),
            ("Trigger word", found.TriggerWord ?? "none is noted"),
            ("FLUX.1", found.FitsFlux ? new("all of it fits", Tone.Good) : new Cell(Invariant($"{found.Fitting.Count()} of {found.Modules.Count} modules fit, {found.UnknownTensors.Count} tensors are unknown"), Tone.Bad)),
        ]);
        var modules = (withModules ? found.Modules : found.NotFitting).ToList();
        if (modules.Count > 0)
        {
            terminal.Writer.WriteLine();
            Tables.Write(terminal, ["Module", "Rank", "Size", "Match"], modules.Select(module => (IReadOnlyList<Cell>)
            [
                module.Key,
                Invariant($"{module.Rank}"),
                Invariant($"{module.Inputs}→{module.Outputs}"),
                new(module.Problem ?? JsonAnswer.Word(module.Match), module.Match == LoraMatch.Fits ? Tone.Good : Tone.Bad),
            ]));
        }

        foreach (var tensor in found.UnknownTensors) terminal.Writer.WriteLine($"unknown tensor: {tensor}");
    }

    public static void Write(Terminal terminal, TrainingRecord record)
    {
        Tables.WritePairs(terminal,
        [
            ("File", record.File),
            ("Preset", record.Preset ?? "none is noted"),
            .. record.IsIntact is { } intact ? [("Record", intact ? new Cell("intact", Tone.Good) : new("changed: it is not what its fingerprint says", Tone.Bad))] : Array.Empty<(string, Cell)>(),
            .. record.IsCurrent is { } current ? [("Today", current ? new Cell("the preset is the same", Tone.Good) : new("the preset of that name is another", Tone.Caution))] : Array.Empty<(string, Cell)>(),
            ("Trigger word", record.TriggerWord ?? "none is noted"),
        ]);
        if (record.Notes.Count == 0) return;
        terminal.Writer.WriteLine();
        Tables.Write(terminal, ["Note", "Value"], record.Notes.Select(note => (IReadOnlyList<Cell>)[note.Key, Shown(note.Value)]));
    }

    // A note is anybody's text: what is a control character there must not reach a terminal.
    private static string Shown(string note)
    {
        var line = string.Concat(note.Select(letter => char.IsControl(letter) ? ' ' : letter));
        return line.Length <= LongestNote ? line : string.Concat(line.AsSpan(0, LongestNote - 1), "…");
    }
}
