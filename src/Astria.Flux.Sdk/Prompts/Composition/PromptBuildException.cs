namespace Astria.Flux.Prompts.Composition;

/// <summary>What a builder was given can't be said in a prompt. Nothing was drawn or paid for.</summary>
public sealed class PromptBuildException : FluxException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="faults">Every fault that was found.</param>
    /// <exception cref="ArgumentNullException"><paramref name="faults"/> is <see langword="null"/>.</exception>
    public PromptBuildException(IReadOnlyList<FluxFault> faults)
        : base(Compose(faults)) => Faults = faults;

    /// <summary>Every fault, each with the part and the characters of it as its place: <c>Scene, characters 12–17</c>.</summary>
    public IReadOnlyList<FluxFault> Faults { get; }

    private static string Compose(IReadOnlyList<FluxFault> faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        return FluxFault.List("This can't be said in a prompt.", faults);
    }
}
