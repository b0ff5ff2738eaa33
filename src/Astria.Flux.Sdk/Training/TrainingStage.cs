namespace Astria.Flux.Training;

/// <summary>What an engine is doing for a job.</summary>
public enum TrainingStage
{
    /// <summary>Waiting for its turn.</summary>
    Queued = 0,

    /// <summary>Reading pictures, loading weights, encoding.</summary>
    Preparing,

    /// <summary>Stepping.</summary>
    Training,

    /// <summary>Writing the result.</summary>
    Saving,
}
