using Astria.Flux.Cli.Terminals;
using Astria.Flux.Presets;

namespace Astria.Flux.Cli.Presets;

/// <summary>Checks files of presets.</summary>
internal static class PresetCheck
{
    public static int Run(Terminal terminal, IReadOnlyList<string> files, bool asJson)
    {
        var missing = files.Where(file => !File.Exists(terminal.PathOf(file))).ToList();
        if (missing.Count > 0) throw new WrongUseException($"there is no file {string.Join(", ", missing)}.");
        var checks = files.Select(file => Check(file, terminal.PathOf(file))).ToList();
        foreach (var check in checks)
        {
            if (asJson) JsonAnswer.Write(terminal, check, PresetsJson.Default.FileCheck);
            else Write(terminal, check);
        }

        return checks.TrueForAll(check => check.Faults.Count == 0) ? ExitCode.Clean : ExitCode.Findings;
    }

    private static FileCheck Check(string file, string path)
    {
        try
        {
            // A catalog also finds what is there twice.
            var presets = PresetShelf.ReadFile(path);
            _ = new PresetCatalog(presets);
            return new(file, [.. presets.Select(preset => preset.Reference)], []);
        }
        catch (FluxPolicyException e)
        {
            return new(file, [], e.Faults);
        }
        catch (FormatException e)
        {
            return new(file, [], [new("$", e.Message)]);
        }
    }

    private static void Write(Terminal terminal, FileCheck check)
    {
        if (check.Faults.Count == 0) terminal.Writer.WriteLine($"{check.File}: {string.Join(", ", check.Presets)}: fine");
        foreach (var fault in check.Faults) terminal.Writer.WriteLine($"{check.File}: {fault}");
    }
}

/// <summary>What was found in a file of presets.</summary>
internal sealed record FileCheck(string File, IReadOnlyList<string> Presets, IReadOnlyList<FluxFault> Faults);
