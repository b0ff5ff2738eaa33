namespace Astria.Flux.Astria.Http;

/// <summary>There was no answer, or none that could be read: no connection, a dropped one, no time left, broken JSON.</summary>
public sealed class AstriaConnectionException : AstriaException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="call">What was asked.</param>
    /// <param name="message">What failed and what to do.</param>
    /// <param name="innerException">The cause.</param>
    /// <exception cref="ArgumentNullException"><paramref name="call"/> is <see langword="null"/>.</exception>
    public AstriaConnectionException(AstriaCall call, string message, Exception innerException)
        : base(call, message, innerException)
    {
    }
}
