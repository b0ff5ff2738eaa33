namespace Astria.Flux.Astria.Http;

/// <summary>Nobody can say whether a paid call was done: it may have been, and it was not found when looked for.</summary>
/// <remarks>The message names what to look for before asking again, so that nothing is paid for twice.</remarks>
public sealed class AstriaUncertainException : AstriaException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="call">What was asked.</param>
    /// <param name="remedy">What to look for before asking again.</param>
    /// <param name="innerException">The failure that left it open.</param>
    /// <exception cref="ArgumentNullException"><paramref name="call"/> is <see langword="null"/>.</exception>
    public AstriaUncertainException(AstriaCall call, string remedy, Exception innerException)
        : base(call, $"the service may have done this and charged for it, but did not confirm it. {remedy}", innerException)
    {
        Remedy = remedy;
        MayHaveArrived = true;
    }

    /// <summary>What to look for before asking again.</summary>
    public string Remedy { get; }
}
