namespace Astria.Flux.Training;

/// <summary>How a job is doing at one moment.</summary>
public sealed record TrainingStatus
{
    /// <summary>Where the job is in its life.</summary>
    public required TrainingState State { get; init; }

    /// <summary>How far it is.</summary>
    /// <value>Default: <see langword="null"/>, the engine doesn't say.</value>
    public TrainingProgress? Progress { get; init; }

    /// <summary>What was trained, once <see cref="State"/> is <see cref="TrainingState.Succeeded"/>.</summary>
    /// <value>Default: <see langword="null"/>.</value>
    public Tune? Tune { get; init; }

    /// <summary>Why it failed, in words for a person, once <see cref="State"/> is <see cref="TrainingState.Failed"/>.</summary>
    /// <value>Default: <see langword="null"/>.</value>
    public string? Failure { get; init; }

    /// <summary>Whether nothing will change any more.</summary>
    public bool IsFinal => State is TrainingState.Succeeded or TrainingState.Failed or TrainingState.Cancelled;
}
