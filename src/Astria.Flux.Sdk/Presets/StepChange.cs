namespace Astria.Flux.Presets;

/// <summary>What a change of a preset means for a set of images.</summary>
/// <param name="ImageCount">How many images.</param>
/// <param name="Before">The steps before; <see langword="null"/> when the engine decided.</param>
/// <param name="After">The steps now; <see langword="null"/> when the engine decides.</param>
/// <param name="ExposuresBefore">How often each image was seen; <see langword="null"/> when the engine decided.</param>
/// <param name="ExposuresAfter">How often each image is seen; <see langword="null"/> when the engine decides.</param>
public sealed record StepChange(int ImageCount, long? Before, long? After, double? ExposuresBefore, double? ExposuresAfter)
{
    /// <summary>The change on one line.</summary>
    /// <returns><c>15 images: 405 → 600 steps, 108 → 160 exposures</c>.</returns>
    public override string ToString() =>
        Invariant($"{ImageCount} {(ImageCount == 1 ? "image" : "images")}: {Steps(Before)} → {Steps(After)} steps, {Seen(ExposuresBefore)} → {Seen(ExposuresAfter)} exposures");

    private static string Steps(long? steps) => steps is { } number ? Invariant($"{number}") : "the engine's";

    private static string Seen(double? exposures) => exposures is { } number ? Invariant($"{number:0.#}") : "unknown";
}
