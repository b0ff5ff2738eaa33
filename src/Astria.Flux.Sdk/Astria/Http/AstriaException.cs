using System.Net;

namespace Astria.Flux.Astria.Http;

/// <summary>A call to Astria's service failed: what was asked, what came back, what to do.</summary>
/// <remarks>Messages never hold the key, addresses with their signatures, or prompts.</remarks>
public class AstriaException : FluxException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="call">What was asked.</param>
    /// <param name="message">What failed and what to do.</param>
    /// <exception cref="ArgumentNullException"><paramref name="call"/> is <see langword="null"/>.</exception>
    public AstriaException(AstriaCall call, string message)
        : base(Compose(call, message)) => Operation = call.Operation;

    /// <summary>Creates the exception with its cause.</summary>
    /// <param name="call">What was asked.</param>
    /// <param name="message">What failed and what to do.</param>
    /// <param name="innerException">The cause.</param>
    /// <exception cref="ArgumentNullException"><paramref name="call"/> is <see langword="null"/>.</exception>
    public AstriaException(AstriaCall call, string message, Exception innerException)
        : base(Compose(call, message), innerException) => Operation = call.Operation;

    /// <summary>The operation, such as <c>tunes.create</c>.</summary>
    public string Operation { get; }

    /// <summary>The HTTP status; <see langword="null"/> when there was no answer.</summary>
    /// <value>Default: <see langword="null"/>.</value>
    public HttpStatusCode? Status { get; init; }

    /// <summary>The service's id for the request, from <c>X-Request-Id</c>; what its support asks for.</summary>
    /// <value>Default: <see langword="null"/>, the service gave none.</value>
    public string? RequestId { get; init; }

    /// <summary>How long the service asks to wait, from <c>Retry-After</c>.</summary>
    /// <value>Default: <see langword="null"/>, it doesn't say.</value>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether the service may have acted on the request although it failed.</summary>
    /// <value>Default: <see langword="false"/>: it certainly did not.</value>
    public bool MayHaveArrived { get; init; }

    private static string Compose(AstriaCall call, string message)
    {
        ArgumentNullException.ThrowIfNull(call);
        return $"Astria, {call.Operation}: {message}";
    }
}
