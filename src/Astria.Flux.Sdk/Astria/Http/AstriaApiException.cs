namespace Astria.Flux.Astria.Http;

/// <summary>The service answered with an error.</summary>
public sealed class AstriaApiException : AstriaException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="call">What was asked.</param>
    /// <param name="message">What failed and what to do.</param>
    /// <param name="problem">What the service said is wrong; <see langword="null"/> when it said nothing that can be read.</param>
    /// <exception cref="ArgumentNullException"><paramref name="call"/> is <see langword="null"/>.</exception>
    public AstriaApiException(AstriaCall call, string message, AstriaProblem? problem)
        : base(call, message) => Problem = problem;

    /// <summary>What the service said is wrong, field by field; <see langword="null"/> when it said nothing that can be read.</summary>
    public AstriaProblem? Problem { get; }

    /// <summary>The faults, with the field as the place.</summary>
    public IReadOnlyList<FluxFault> Faults => Problem?.Faults ?? [];

    /// <summary>Whether the account has too little money for it.</summary>
    public bool IsOutOfBalance => Problem?.IsOutOfBalance ?? false;
}
