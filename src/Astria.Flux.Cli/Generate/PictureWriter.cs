using System.Security.Cryptography;
using Astria.Flux.Cli.Terminals;
using Astria.Flux.Generation;

namespace Astria.Flux.Cli.Generate;

/// <summary>Puts a prompt's pictures where they belong, and says so.</summary>
internal sealed class PictureWriter(Terminal terminal, string engine, bool asJson)
{
    /// <summary>Writes the pictures.</summary>
    /// <param name="folder">Where they go; a full path.</param>
    /// <param name="shownFolder">The same as the user wrote it.</param>
    /// <param name="stem">What their names begin with.</param>
    /// <param name="asked">The prompt as it was asked for.</param>
    /// <param name="tunes">What was drawn with.</param>
    /// <param name="made">The pictures.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    public async Task WriteAsync(string folder, string shownFolder, string stem, string asked, IReadOnlyList<TuneUse> tunes, GenerationResult made, CancellationToken cancellationToken)
    {
        var files = new List<PictureFile>();
        foreach (var image in made.Images)
        {
            var name = PictureNames.Of(stem, image.Index) + image.FileExtension;
            await image.SaveAsync(Path.Combine(folder, name), cancellationToken);
            files.Add(new(Path.Combine(shownFolder, name), image.MediaType, image.Width, image.Height, image.Seed, image.Content.Length, Convert.ToHexStringLower(SHA256.HashData(image.Content.Span))));
        }

        if (asJson)
        {
            var report = new PictureReport
            {
                Asked = asked,
                Prompt = made.Prompt,
                Engine = engine,
                Images = files,
                Diagnostics = [.. made.Diagnostics.Select(found => new FindingReport(found.RuleId, JsonAnswer.Word(found.Severity), found.Start, found.Length, found.Message))],
                Tunes = tunes,
                Seconds = made.Elapsed.TotalSeconds,
            };
            JsonAnswer.Write(terminal, report, GenerateJson.Default.PictureReport);
            return;
        }

        foreach (var file in files) terminal.Writer.WriteLine(Invariant($"{file.File}  {file.Width}×{file.Height}{(file.Seed is { } seed ? Invariant($"  seed {seed}") : "")}"));
        await terminal.Writer.FlushAsync(cancellationToken);
    }
}
