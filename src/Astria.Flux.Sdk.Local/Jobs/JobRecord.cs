using Astria.Flux.Presets;
using Astria.Flux.Training;

namespace Astria.Flux.Local.Jobs;

/// <summary>Everything a job was asked to do, as it is kept beside its photos: enough to run it again in another process.</summary>
internal sealed record JobRecord
{
    public required TrainingJob Job { get; init; }

    public required int Steps { get; init; }

    public required int Batch { get; init; }

    public required string Targets { get; init; }

    public required int Rank { get; init; }

    public required double Alpha { get; init; }

    public required double LearningRate { get; init; }

    public required LearningRateSchedule Schedule { get; init; }

    public required int WarmupSteps { get; init; }

    public required double CaptionDropout { get; init; }

    public required long Seed { get; init; }

    public required IReadOnlyList<JobPhoto> Photos { get; init; }
}
