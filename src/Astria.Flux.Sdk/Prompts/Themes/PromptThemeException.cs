namespace Astria.Flux.Prompts.Themes;

/// <summary>A theme can't be written about, or what wrote about it failed.</summary>
public sealed class PromptThemeException : FluxException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="summary">What failed.</param>
    /// <param name="faults">Every fault that was found.</param>
    /// <exception cref="ArgumentNullException"><paramref name="faults"/> is <see langword="null"/>.</exception>
    public PromptThemeException(string summary, IReadOnlyList<FluxFault> faults)
        : base(Compose(summary, faults)) => Faults = faults;

    /// <summary>Creates the exception with its cause.</summary>
    /// <param name="summary">What failed.</param>
    /// <param name="faults">Every fault that was found.</param>
    /// <param name="innerException">The cause.</param>
    /// <exception cref="ArgumentNullException"><paramref name="faults"/> is <see langword="null"/>.</exception>
    public PromptThemeException(string summary, IReadOnlyList<FluxFault> faults, Exception innerException)
        : base(Compose(summary, faults), innerException) => Faults = faults;

    /// <summary>Every fault, each with its place: <c>Topic</c>, <c>Subject.Token</c>, <c>Answers[1]</c>.</summary>
    public IReadOnlyList<FluxFault> Faults { get; }

    /// <summary>What a language model wrote and was not taken, in the order it came.</summary>
    /// <value>Default: none.</value>
    public IReadOnlyList<PromptThemeRejection> Rejections { get; init; } = [];

    /// <summary>What was spent before it failed.</summary>
    /// <value>Default: <see langword="null"/>, no language model was asked.</value>
    public PromptThemeUsage? Usage { get; init; }

    private static string Compose(string summary, IReadOnlyList<FluxFault> faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        return faults.Count == 0 ? summary : FluxFault.List(summary, faults);
    }
}
