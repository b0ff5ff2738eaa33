namespace Astria.Flux.Training;

/// <summary>A look at the held-out images: they see the same noise each time, so two looks can be compared.</summary>
public sealed record TrainingValidation
{
    /// <summary>Steps done when it was taken.</summary>
    public required long Step { get; init; }

    /// <summary>The mean loss on the held-out images.</summary>
    public required double Loss { get; init; }

    /// <summary>Steps done at the best look so far.</summary>
    public required long BestStep { get; init; }

    /// <summary>The loss at the best look so far.</summary>
    public required double BestLoss { get; init; }

    /// <summary>Whether the loss has stopped falling: more steps learn these photos by heart. It is advice; the training goes on.</summary>
    /// <value>Default: <see langword="false"/>.</value>
    public bool StopAdvised { get; init; }
}
