namespace Astria.Flux.Presets;

/// <summary>One value that differs between two presets.</summary>
/// <param name="Path">Where it is in the preset's JSON, such as <c>lora.rank</c>.</param>
/// <param name="Before">What it was, as JSON; <see langword="null"/> when it wasn't there.</param>
/// <param name="After">What it is, as JSON; <see langword="null"/> when it isn't there any more.</param>
public sealed record PresetChange(string Path, string? Before, string? After)
{
    /// <summary>The change on one line.</summary>
    /// <returns><c>lora.rank: 16 → 32</c>.</returns>
    public override string ToString() => $"{Path}: {Before ?? "none"} → {After ?? "none"}";
}
