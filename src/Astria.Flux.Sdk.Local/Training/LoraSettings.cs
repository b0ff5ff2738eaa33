using Astria.Flux.Presets;

namespace Astria.Flux.Local.Training;

/// <summary>How a LoRA is trained.</summary>
internal sealed record LoraSettings
{
    /// <summary>Updates to make.</summary>
    public required int Steps { get; init; }

    /// <summary>Pictures of the subject in one step.</summary>
    public required int Batch { get; init; }

    /// <summary>Prior pictures added to each step, so that what the base knows stays what it was; 0 for none.</summary>
    public required int PriorBatch { get; init; }

    /// <summary>Which layers are trained.</summary>
    public required LoraTargetSet Targets { get; init; }

    public required int Rank { get; init; }

    public required float Alpha { get; init; }

    /// <summary>Step size at its highest.</summary>
    public required float LearningRate { get; init; }

    /// <summary>What the step size is multiplied with at a step (0-based): warm-up and schedule.</summary>
    public required Func<int, double> RateAt { get; init; }

    /// <summary>Chance that a picture of the subject is shown without its caption, 0 to 1.</summary>
    public required double CaptionDropout { get; init; }

    public required long Seed { get; init; }
}
