namespace Astria.Flux.Training;

/// <summary>Where a job is in its life.</summary>
public enum TrainingState
{
    /// <summary>The engine says something this version doesn't know. Ask again later.</summary>
    Unknown = 0,

    /// <summary>Taken, and not begun.</summary>
    Queued,

    /// <summary>Being worked on.</summary>
    Running,

    /// <summary>Done: there is a tune.</summary>
    Succeeded,

    /// <summary>Ended without a tune.</summary>
    Failed,

    /// <summary>Stopped by the caller.</summary>
    Cancelled,
}
