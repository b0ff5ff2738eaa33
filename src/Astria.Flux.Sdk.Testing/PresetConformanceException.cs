namespace Astria.Flux.Testing;

/// <summary>A preset breaks the contract of presets: fails a test in any test framework.</summary>
public sealed class PresetConformanceException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="preset">The preset's reference, such as <c>studio@2026-01</c>.</param>
    /// <param name="faults">Everything that is wrong with it.</param>
    /// <exception cref="ArgumentNullException"><paramref name="faults"/> is <see langword="null"/>.</exception>
    public PresetConformanceException(string preset, IReadOnlyList<FluxFault> faults)
        : base(Compose(preset, faults)) => Faults = faults;

    /// <summary>Everything that is wrong with the preset; the place is the rule that is broken.</summary>
    public IReadOnlyList<FluxFault> Faults { get; }

    private static string Compose(string preset, IReadOnlyList<FluxFault> faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        return $"The preset {preset} breaks the contract of presets.\n{string.Join('\n', faults.Select(fault => $"- {fault}"))}";
    }
}
