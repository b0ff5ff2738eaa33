using Astria.Flux.Training;

namespace Astria.Flux.Cli.Train;

/// <summary>What follows from how a job stands.</summary>
internal static class JobStates
{
    /// <summary>Whether nothing will come of it any more: the same training is submitted anew.</summary>
    public static bool HasEndedInVain(this TrainingStatus status) => status.State is TrainingState.Failed or TrainingState.Cancelled;
}
