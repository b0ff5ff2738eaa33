namespace Astria.Flux.Training;

/// <summary>A training ended without a tune.</summary>
public sealed class TrainingFailedException : FluxException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="job">The job that failed.</param>
    /// <param name="reason">Why, and what to do.</param>
    /// <exception cref="ArgumentNullException"><paramref name="job"/> is <see langword="null"/>.</exception>
    public TrainingFailedException(TrainingJob job, string reason)
        : base(Compose(job, reason))
    {
        Job = job;
        Reason = reason;
    }

    /// <summary>Creates the exception with its cause.</summary>
    /// <param name="job">The job that failed.</param>
    /// <param name="reason">Why, and what to do.</param>
    /// <param name="innerException">The cause.</param>
    /// <exception cref="ArgumentNullException"><paramref name="job"/> is <see langword="null"/>.</exception>
    public TrainingFailedException(TrainingJob job, string reason, Exception innerException)
        : base(Compose(job, reason), innerException)
    {
        Job = job;
        Reason = reason;
    }

    /// <summary>The job that failed.</summary>
    public TrainingJob Job { get; }

    /// <summary>The engine's name for the job.</summary>
    public string JobId => Job.Id;

    /// <summary>Why, and what to do.</summary>
    public string Reason { get; }

    private static string Compose(TrainingJob job, string reason)
    {
        ArgumentNullException.ThrowIfNull(job);
        return $"Training {job.Id} on '{job.Engine}' failed: {reason}";
    }
}
