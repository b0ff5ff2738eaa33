namespace Astria.Flux.Imaging.Archives;

/// <summary>An archive is refused: it is damaged, or built to do harm. Nothing of it was taken.</summary>
public sealed class ArchiveException : FluxException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="name">What the archive is called.</param>
    /// <param name="faults">Every fault that was found; the place is the entry.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public ArchiveException(string name, IReadOnlyList<FluxFault> faults)
        : base(Compose(name, faults)) => Faults = faults;

    /// <summary>Creates the exception with its cause.</summary>
    /// <param name="name">What the archive is called.</param>
    /// <param name="faults">Every fault that was found; the place is the entry.</param>
    /// <param name="innerException">The cause.</param>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> or <paramref name="faults"/> is <see langword="null"/>.</exception>
    public ArchiveException(string name, IReadOnlyList<FluxFault> faults, Exception innerException)
        : base(Compose(name, faults), innerException) => Faults = faults;

    /// <summary>Every fault that was found, in the order of the archive.</summary>
    public IReadOnlyList<FluxFault> Faults { get; }

    private static string Compose(string name, IReadOnlyList<FluxFault> faults)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(faults);
        return $"{name} is refused; nothing of it was taken.\n{string.Join('\n', faults.Select(fault => $"- {fault}"))}";
    }
}
