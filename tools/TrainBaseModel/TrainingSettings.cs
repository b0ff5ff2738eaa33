namespace Astria.Flux.Tools.TrainBaseModel;

/// <summary>What the command line asked for.</summary>
internal sealed record TrainingSettings
{
    public required string Pictures { get; init; }

    public required string List { get; init; }

    public required string Work { get; init; }

    public required TimeSpan Duration { get; init; }

    public required int Batch { get; init; }

    public required float LearningRate { get; init; }

    public required int Threads { get; init; }

    public required string? StartFrom { get; init; }

    public required string Export { get; init; }
}
