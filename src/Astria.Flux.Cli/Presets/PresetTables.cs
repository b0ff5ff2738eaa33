using System.Text.Json;
using Astria.Flux.Cli.Terminals;
using Astria.Flux.Presets;

namespace Astria.Flux.Cli.Presets;

/// <summary>Writes presets for people and for programs.</summary>
internal static class PresetTables
{
    public static void List(Terminal terminal, IReadOnlyList<FluxPreset> presets, IReadOnlyList<int> counts, bool asJson)
    {
        if (asJson)
        {
            JsonAnswer.Write(terminal, new PresetList([.. presets.Select(preset => PresetEntry.Of(preset, counts))]), PresetsJson.Default.PresetList);
            return;
        }

        string[] titles = ["Preset", "Revision", "Rule", .. counts.Select(count => Amounts.Count(count, "image")), "For"];
        Tables.Write(terminal, titles, presets.Select(preset => (IReadOnlyList<Cell>)
        [
            new(preset.Name, preset.IsLegacy ? Tone.Quiet : Tone.Strong),
            preset.Revision.ToString(),
            preset.Steps.Describe(),
            .. counts.Select(count => new Cell(preset.PlanSteps(count).Steps is { } steps ? Invariant($"{steps}") : "-")),
            new(preset.IsLegacy ? $"{preset.Purpose} (legacy)" : preset.Purpose, Tone.Quiet),
        ]));
    }

    public static void Show(Terminal terminal, FluxPreset preset, bool asJson)
    {
        var expansion = PresetExpansion.Of(preset);
        if (asJson)
        {
            terminal.Writer.WriteLine(PresetFormat.Write(preset));
            return;
        }

        Tables.WritePairs(terminal, [.. Values(PresetFormat.Write(preset)), ("sha256", new(expansion.Sha256, Tone.Quiet))]);
    }

    public static void Diff(Terminal terminal, PresetDiff difference, bool asJson)
    {
        if (asJson)
        {
            JsonAnswer.Write(terminal, PresetDifference.Of(difference), PresetsJson.Default.PresetDifference);
            return;
        }

        Cell[] titles = [difference.Before.Reference, difference.After.Reference];
        if (difference.Changes.Count == 0) terminal.Writer.WriteLine($"{titles[0].Text} and {titles[1].Text}: no difference");
        else Tables.Write(terminal, ["Value", titles[0].Text, titles[1].Text], difference.Changes.Select(change => (IReadOnlyList<Cell>)[change.Path, new(change.Before ?? "-", Tone.Bad), new(change.After ?? "-", Tone.Good)]));
        if (difference.StepChanges.Count == 0) return;
        terminal.Writer.WriteLine();
        Tables.Write(terminal, ["Images", "Steps", "", "Exposures", ""], difference.StepChanges.Select(change => (IReadOnlyList<Cell>)
        [
            Invariant($"{change.ImageCount}"),
            new(Number(change.Before), Tone.Bad),
            new(Number(change.After), Tone.Good),
            new(Number(change.ExposuresBefore), Tone.Bad),
            new(Number(change.ExposuresAfter), Tone.Good),
        ]));
    }

    private static string Number(double? number) => number is { } known ? Invariant($"{known:0.#}") : "the engine's";

    // Groups are spelt out, so that a value goes by the name that a difference has for it.
    private static IEnumerable<(string Name, Cell Value)> Values(string json)
    {
        using var document = JsonDocument.Parse(json);
        return [.. Collect(document.RootElement, string.Empty)];

        static IEnumerable<(string, Cell)> Collect(JsonElement element, string path) => element.ValueKind == JsonValueKind.Object
            ? element.EnumerateObject().SelectMany(member => Collect(member.Value, path.Length == 0 ? member.Name : $"{path}.{member.Name}"))
            : [(path, new Cell(element.ValueKind == JsonValueKind.String ? element.GetString()! : element.GetRawText()))];
    }
}
