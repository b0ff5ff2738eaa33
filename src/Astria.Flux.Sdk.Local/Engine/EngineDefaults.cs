namespace Astria.Flux.Local.Engine;

/// <summary>What an engine does where a request says nothing.</summary>
internal sealed record EngineDefaults
{
    /// <summary>Steps of a training whose preset leaves the number to the engine.</summary>
    public required int TrainingSteps { get; init; }

    /// <summary>Sampling steps of a picture; <see langword="null"/> for the model's own.</summary>
    public int? SamplingSteps { get; init; }

    /// <summary>Guidance of a picture; <see langword="null"/> for the model's own.</summary>
    public double? Guidance { get; init; }

    /// <summary>How many pictures the base draws of what it knows, to be trained on beside the subject.</summary>
    public required int PriorPictures { get; init; }

    /// <summary>What a preset's learning rate is multiplied with.</summary>
    public required double LearningRateScale { get; init; }

    /// <summary>Whether training keeps only what goes from block to block and computes the rest again on the way back.</summary>
    public required bool Recompute { get; init; }

    /// <summary>Whether photos keep about their own shape.</summary>
    public bool AspectBuckets { get; init; }

    /// <summary>Sides of the squares whose areas photos are brought to, in pixels; empty for the model's own.</summary>
    public IReadOnlyList<int> Resolutions { get; init; } = [];
}
