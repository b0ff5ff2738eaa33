using Astria.Flux.Local.Flux;

namespace Astria.Flux.Local.Training;

/// <summary>What a model is shown at once: noisy pictures of one size with their captions.</summary>
internal sealed record TrainingBatch
{
    /// <summary>Their size in tokens.</summary>
    public required TokenGrid Grid { get; init; }

    /// <summary>A caption a picture; empty where it was dropped.</summary>
    public required IReadOnlyList<string> Captions { get; init; }

    /// <summary>Noisy pictures, and what the model should say about them.</summary>
    public required FlowMatchBatch Flow { get; init; }

    /// <summary>What each token counts, 1 on average over a picture; <see langword="null"/> for 1 each.</summary>
    public float[]? Weights { get; init; }
}
