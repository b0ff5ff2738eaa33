using Astria.Flux.Presets;
using Astria.Flux.Training;

namespace Astria.Flux.Local.Jobs;

/// <summary>Everything a job was asked to do, as it is kept beside its photos: enough to run it again in another process, whose engine may be set up otherwise.</summary>
internal sealed record JobRecord
{
    public required TrainingJob Job { get; init; }

    public required int Steps { get; init; }

    public required int Batch { get; init; }

    public required string Targets { get; init; }

    public required int Rank { get; init; }

    public required double Alpha { get; init; }

    /// <summary>The preset's, brought to the size of the model.</summary>
    public required double LearningRate { get; init; }

    public required LearningRateSchedule Schedule { get; init; }

    public required int WarmupSteps { get; init; }

    public required double CaptionDropout { get; init; }

    /// <summary>Whether what is transparent in a photo counts little.</summary>
    public required bool Masked { get; init; }

    public required int PriorPictures { get; init; }

    /// <summary>Whether blocks are computed again on the way back; it changes the last bits.</summary>
    public required bool Recompute { get; init; }

    /// <summary>Guidance that prior pictures are drawn with; <see langword="null"/> for the model's own.</summary>
    public double? Guidance { get; init; }

    /// <summary>Sides of the squares whose areas photos are brought to, in pixels; empty for the model's own.</summary>
    public IReadOnlyList<int> Resolutions { get; init; } = [];

    public required TrainingOptions Options { get; init; }

    public required long Seed { get; init; }

    public required IReadOnlyList<JobPhoto> Photos { get; init; }
}
