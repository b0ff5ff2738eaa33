namespace Astria.Flux.Generation;

/// <summary>How far a drawing is.</summary>
public sealed record GenerationProgress
{
    /// <summary>The picture being drawn, from 0.</summary>
    /// <value>Default: 0.</value>
    public int ImageIndex { get; init; }

    /// <summary>How many pictures are drawn.</summary>
    public required int ImageCount { get; init; }

    /// <summary>Sampling steps done on this picture.</summary>
    /// <value>Default: 0.</value>
    public int Step { get; init; }

    /// <summary>Sampling steps of one picture.</summary>
    /// <value>Default: <see langword="null"/>, the engine doesn't say.</value>
    public int? TotalSteps { get; init; }

    /// <summary>The time since the drawing began.</summary>
    /// <value>Default: zero.</value>
    public TimeSpan Elapsed { get; init; }

    /// <summary>The time it will still take, as the engine estimates it.</summary>
    /// <value>Default: <see langword="null"/>, the engine doesn't say.</value>
    public TimeSpan? Remaining { get; init; }

    /// <summary>What the pictures being drawn will look like, as far as the engine can tell, see
    /// <see cref="GenerationRequest.PreviewEvery"/>.</summary>
    /// <value>Default: none in this report.</value>
    public IReadOnlyList<GeneratedImage> Previews { get; init; } = [];

    /// <summary>The share that is done, 0 to 1; <see langword="null"/> when the number of steps isn't known.</summary>
    public double? Fraction => TotalSteps is > 0 and { } total && ImageCount > 0
        ? Math.Clamp((ImageIndex + (double)Step / total) / ImageCount, 0, 1)
        : null;
}
