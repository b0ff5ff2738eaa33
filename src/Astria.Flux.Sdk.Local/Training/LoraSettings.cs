using Astria.Flux.Presets;
using Astria.Flux.Training;

namespace Astria.Flux.Local.Training;

/// <summary>How a LoRA is trained.</summary>
internal sealed record LoraSettings
{
    /// <summary>Updates to make.</summary>
    public required int Steps { get; init; }

    /// <summary>Pictures of the subject in one batch.</summary>
    public required int Batch { get; init; }

    /// <summary>Prior pictures added to each batch, so that what the base knows stays what it was; 0 for none.</summary>
    public int PriorBatch { get; init; }

    /// <summary>Whether prior pictures are to be seen as the base sees them, or to be learned like those of the subject.</summary>
    public bool PriorsFromBase { get; init; } = true;

    /// <summary>Batches of one step.</summary>
    public int Accumulation { get; init; } = 1;

    /// <summary>Which layers are trained.</summary>
    public required LoraTargetSet Targets { get; init; }

    public required int Rank { get; init; }

    public required float Alpha { get; init; }

    /// <summary>Step size at its highest.</summary>
    public required float LearningRate { get; init; }

    /// <summary>What the step size is multiplied with at a step (0-based): warm-up and schedule.</summary>
    public Func<int, double> RateAt { get; init; } = _ => 1;

    public float WeightDecay { get; init; } = 0.01f;

    /// <summary>Length that gradients are cut to.</summary>
    public float LongestGradient { get; init; } = 1;

    /// <summary>Decay of the average of the weights; <see langword="null"/> for no average.</summary>
    public double? AverageDecay { get; init; }

    /// <summary>Chance that a picture of the subject is shown without its caption, 0 to 1.</summary>
    public double CaptionDropout { get; init; }

    /// <summary>Whether blocks are computed again on the way back, to save memory.</summary>
    public bool Recompute { get; init; }

    /// <summary>How times are drawn.</summary>
    public TimestepSampling Timesteps { get; init; } = new();

    /// <summary>Steps between two looks at the held-out pictures.</summary>
    public int ValidateEvery { get; init; } = 50;

    /// <summary>Steps between two checkpoints.</summary>
    public int CheckpointEvery { get; init; } = 25;

    public required long Seed { get; init; }
}
