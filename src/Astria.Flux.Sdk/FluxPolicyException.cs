namespace Astria.Flux;

/// <summary>A policy makes no sense: a preset with impossible values, or a step policy that answers with no usable number.</summary>
/// <remarks>Raised before anything runs or is paid for. Repairing the preset, the policy or the configuration is the only cure.</remarks>
public sealed class FluxPolicyException : FluxException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="summary">What was refused.</param>
    /// <param name="faults">Every fault that was found.</param>
    /// <exception cref="ArgumentNullException"><paramref name="faults"/> is <see langword="null"/>.</exception>
    public FluxPolicyException(string summary, IReadOnlyList<FluxFault> faults)
        : base(Compose(summary, faults)) => Faults = faults;

    /// <summary>Creates the exception with its cause.</summary>
    /// <param name="summary">What was refused.</param>
    /// <param name="faults">Every fault that was found.</param>
    /// <param name="innerException">The cause.</param>
    /// <exception cref="ArgumentNullException"><paramref name="faults"/> is <see langword="null"/>.</exception>
    public FluxPolicyException(string summary, IReadOnlyList<FluxFault> faults, Exception innerException)
        : base(Compose(summary, faults), innerException) => Faults = faults;

    /// <summary>Every fault that was found, in the order of the input.</summary>
    public IReadOnlyList<FluxFault> Faults { get; }

    private static string Compose(string summary, IReadOnlyList<FluxFault> faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        return faults.Count == 0 ? summary : FluxFault.List(summary, faults);
    }
}
