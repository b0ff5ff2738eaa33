namespace Astria.Flux.Astria.Engine;

/// <summary>A drawing that was paid for, at least in part, ended without its pictures. What was paid for is in <see cref="Job"/>.</summary>
public sealed class AstriaGenerationException : FluxException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="job">What was submitted.</param>
    /// <param name="reason">Why it ended, and what to do.</param>
    /// <exception cref="ArgumentNullException"><paramref name="job"/> is <see langword="null"/>.</exception>
    public AstriaGenerationException(AstriaGenerationJob job, string reason)
        : base(Compose(job, reason)) => Job = job;

    /// <summary>Creates the exception with its cause.</summary>
    /// <param name="job">What was submitted.</param>
    /// <param name="reason">Why it ended, and what to do.</param>
    /// <param name="innerException">The cause.</param>
    /// <exception cref="ArgumentNullException"><paramref name="job"/> is <see langword="null"/>.</exception>
    public AstriaGenerationException(AstriaGenerationJob job, string reason, Exception innerException)
        : base(Compose(job, reason), innerException) => Job = job;

    /// <summary>What was submitted; wait on it again when the reason is that time ran out.</summary>
    public AstriaGenerationJob Job { get; }

    private static string Compose(AstriaGenerationJob job, string reason)
    {
        ArgumentNullException.ThrowIfNull(job);
        return $"The drawing with the prompts {string.Join(", ", job.Parts.Select(part => part.PromptId))} on '{job.Engine}' has no result: {reason}";
    }
}
