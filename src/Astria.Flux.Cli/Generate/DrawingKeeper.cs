using Astria.Flux.Astria.Engine;

namespace Astria.Flux.Cli.Generate;

/// <summary>Keeps the handle of a drawing in a file from the moment it is paid for until its pictures are there.</summary>
/// <remarks>Whoever stops the command while the order is under way stops it once the handle is kept: an order whose answer nobody waits for may be paid for all the same.</remarks>
internal sealed class DrawingKeeper
{
    private Drawing? _drawing;

    /// <summary>Where the handle of a paid drawing is that has no pictures yet; <see langword="null"/> when nothing is open.</summary>
    public string? OpenPath => _drawing is { IsKept: true } drawing ? drawing.Path : null;

    /// <summary>Draws, and forgets the handle once the pictures are written.</summary>
    /// <param name="path">Where the handle goes; a full path.</param>
    /// <param name="notes">What is needed to go on.</param>
    /// <param name="draw">Draws and writes the pictures.</param>
    /// <param name="cancellationToken">Stops the waiting, not the drawing.</param>
    public async Task RunAsync(string path, DrawingNotes notes, Func<CancellationToken, Task> draw, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var stop = new CancellationTokenSource();
        var drawing = _drawing = new(path, notes, stop, cancellationToken);
        await using var asked = cancellationToken.Register(() =>
        {
            if (drawing.IsKept) stop.Cancel();
        });
        try
        {
            await draw(stop.Token);
        }
        catch (AstriaGenerationException e) when (!drawing.IsKept && e.Job.Parts.Count > 0)
        {
            // It broke off in the middle: a part is paid for.
            drawing.Keep(e.Job);
            throw;
        }

        File.Delete(path);
        _drawing = null;
    }

    /// <summary>Hears from the engine that a drawing is paid for.</summary>
    public ValueTask SubmittedAsync(AstriaGenerationJob job, CancellationToken cancellationToken)
    {
        _drawing?.Keep(job);
        return ValueTask.CompletedTask;
    }

    private sealed class Drawing(string path, DrawingNotes notes, CancellationTokenSource stop, CancellationToken asked)
    {
        private volatile bool _isKept;

        public string Path => path;

        public bool IsKept => _isKept;

        public void Keep(AstriaGenerationJob job)
        {
            new DrawingFile(job, notes).Write(path);
            _isKept = true;
            if (asked.IsCancellationRequested) stop.Cancel();
        }
    }
}
