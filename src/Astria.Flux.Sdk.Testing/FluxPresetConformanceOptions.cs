using Astria.Flux.Presets;

namespace Astria.Flux.Testing;

/// <summary>What a preset is checked against beyond the contract that every preset keeps.</summary>
public sealed record FluxPresetConformanceOptions
{
    /// <summary>The fingerprint under which the preset's revision was published, see <see cref="PresetExpansion.Sha256"/>: the check fails
    /// when the preset changed since and kept its date.</summary>
    /// <value>Default: <see langword="null"/>, it isn't published yet.</value>
    public string? PublishedSha256 { get; init; }

    /// <summary>The presets it is registered beside; no other may have its name and revision.</summary>
    /// <value>Default: the built-in ones.</value>
    public IReadOnlyList<FluxPreset> Beside { get; init; } = FluxPresets.All;

    /// <summary>Reads the preset back from its JSON.</summary>
    /// <value>Default: <see cref="PresetFormat.Default"/>, which reads the built-in step policies. Give one with a reader for a policy of your own.</value>
    public PresetFormat Format { get; init; } = PresetFormat.Default;

    /// <summary>The most images the rule is tried with, one after the other; greater numbers are tried by samples.</summary>
    /// <value>Default: 2000. At least 1.</value>
    public int EveryCountUpTo { get; init; } = 2000;
}
