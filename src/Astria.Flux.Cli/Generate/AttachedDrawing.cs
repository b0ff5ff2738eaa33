using Astria.Flux.Astria.Engine;
using Astria.Flux.Cli.Setup;
using Astria.Flux.Cli.Terminals;
using Astria.Flux.Generation;
using Astria.Flux.Prompts;
using Astria.Flux.Prompts.Syntax;
using Microsoft.Extensions.DependencyInjection;

namespace Astria.Flux.Cli.Generate;

/// <summary>Goes on with a drawing that was paid for before.</summary>
internal sealed class AttachedDrawing(Terminal terminal, IServiceProvider services, bool asJson)
{
    /// <summary>Waits for it, writes its pictures, and forgets the handle.</summary>
    /// <param name="file">The handle.</param>
    /// <param name="path">Where it is; a full path.</param>
    /// <param name="asked">Another folder for the pictures, as the user wrote it; <see langword="null"/> for the one they were ordered into.</param>
    /// <param name="force">Whether pictures that are there are replaced.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    public async Task<int> ExecuteAsync(DrawingFile file, string path, string? asked, bool force, CancellationToken cancellationToken)
    {
        var notes = file.Notes;
        var folder = asked is null ? notes?.Folder ?? terminal.Folder : terminal.PathOf(asked);
        var shown = asked ?? Path.GetRelativePath(terminal.Folder, folder);
        if (shown == ".") shown = string.Empty;
        var stem = notes?.Stem ?? StemOf(path);
        if (!force) PictureNames.RefuseWhatIsThere(folder, shown, [(stem, file.Job.Count)]);
        var made = await ProgressView.ShowAsync<GenerationProgress, GenerationResult>(
            terminal,
            progress => DrawingLines.Describe(progress, 0, 1),
            progress => services.GetRequiredService<AstriaEngine>().WaitForGenerationAsync(file.Job, progress, cancellationToken));
        // Who reads text was told when it was ordered.
        if (asJson && notes is not null) made = made with { Diagnostics = services.GetRequiredService<PromptLinter>().Lint(notes.Asked, FactsOf(notes)).Diagnostics };
        Directory.CreateDirectory(folder);
        await new PictureWriter(terminal, EngineChoice.Astria, asJson).WriteAsync(folder, shown, stem, notes?.Asked ?? made.Prompt, notes?.Tunes ?? [], made, cancellationToken);
        File.Delete(path);
        return ExitCode.Clean;
    }

    private static PromptFacts FactsOf(DrawingNotes notes) => notes.Token is { Length: > 0 } token ? new() { TriggerWord = token } : PromptFacts.None;

    private static string StemOf(string path)
    {
        var name = Path.GetFileName(path);
        return name.EndsWith(DrawingFile.Ending, StringComparison.OrdinalIgnoreCase) ? name[..^DrawingFile.Ending.Length] : Path.GetFileNameWithoutExtension(name);
    }
}
