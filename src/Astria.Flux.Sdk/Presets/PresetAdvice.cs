namespace Astria.Flux.Presets;

/// <summary>The preset to take, and why.</summary>
/// <param name="Preset">The recommended preset.</param>
/// <param name="Reason">Why, in words for a person.</param>
public sealed record PresetAdvice(FluxPreset Preset, string Reason);
