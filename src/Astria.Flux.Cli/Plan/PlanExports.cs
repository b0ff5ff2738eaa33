using Astria.Flux.Cli.Terminals;
using Astria.Flux.Planning;
using Astria.Flux.Planning.Exports;

namespace Astria.Flux.Cli.Plan;

/// <summary>Writes plans as settings of other trainers.</summary>
internal static class PlanExports
{
    public static readonly string[] Trainers = ["kohya", "ai-toolkit", "simpletuner"];

    /// <summary>Writes the settings: into a folder, or, where it is only one file, under a file's name.</summary>
    /// <exception cref="WrongUseException">A file is there already, or the engine decides on the steps.</exception>
    public static async Task<ExportReport> WriteAsync(Terminal terminal, TrainingPlan plan, string trainer, string target, string? photos, CancellationToken cancellationToken)
    {
        if (plan.Steps.EngineDecides) throw new WrongUseException($"--export: the engine decides on the steps of '{plan.Preset.Name}', and another trainer needs a number; give --steps.");
        var settings = new ExportSettings { Name = $"{plan.Token}-{plan.SubjectClass}" };
        if (photos is not null) settings = settings with { ImageFolder = terminal.PathOf(photos) };
        var export = trainer.ToUpperInvariant() switch
        {
            "KOHYA" => TrainerExports.Kohya(plan, settings),
            "AI-TOOLKIT" => TrainerExports.AiToolkit(plan, settings),
            _ => TrainerExports.SimpleTuner(plan, settings),
        };
        var isFile = export.Files.Count == 1 && Path.GetExtension(target) == Path.GetExtension(export.Files.Keys.First());
        var files = export.Files.ToDictionary(file => isFile ? target : Path.Combine(target, file.Key), file => file.Value, StringComparer.Ordinal);
        var there = files.Keys.Where(file => File.Exists(terminal.PathOf(file))).ToList();
        if (there.Count > 0) throw new WrongUseException($"--export: {string.Join(", ", there)} {(there.Count == 1 ? "is" : "are")} there already; name another place.");
        foreach (var (file, text) in files)
        {
            var path = terminal.PathOf(file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllTextAsync(path, text, cancellationToken);
        }

        return new(export.Trainer, [.. files.Keys], export.Differences);
    }
}
