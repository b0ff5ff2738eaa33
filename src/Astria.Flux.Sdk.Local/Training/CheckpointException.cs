namespace Astria.Flux.Local.Training;

/// <summary>A training can't go on from its checkpoint, since what it trained on or with is not what it was.</summary>
internal sealed class CheckpointException : FluxException
{
    public CheckpointException(string message)
        : base(message)
    {
    }
}
