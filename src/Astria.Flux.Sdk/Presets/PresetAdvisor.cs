namespace Astria.Flux.Presets;

/// <summary>Says which built-in preset suits what is taught and how many images there are.</summary>
/// <remarks>The rule is that of Astria's documentation, tune page: portrait is recommended; no preset (High) for styles and for 20 images
/// and more.</remarks>
public static class PresetAdvisor
{
    /// <summary>From so many images on, High is recommended: 20.</summary>
    public const int HighFromImages = 20;

    private const string Style = "style";

    /// <summary>Recommends a preset.</summary>
    /// <param name="subjectClass">What is taught, such as <c>man</c>, <c>cat</c>, <c>product</c> or <c>style</c>.</param>
    /// <param name="imageCount">How many images there are; at least 1.</param>
    /// <returns>The preset and the reason.</returns>
    /// <exception cref="ArgumentException"><paramref name="subjectClass"/> is empty or blank.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="imageCount"/> is below 1.</exception>
    public static PresetAdvice Recommend(string subjectClass, int imageCount)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(subjectClass);
        ArgumentOutOfRangeException.ThrowIfLessThan(imageCount, 1);
        if (subjectClass.AsSpan().Trim().Equals(Style, StringComparison.OrdinalIgnoreCase))
            return new(FluxPresets.High, "Styles need the bigger adapter and the longer training of High.");
        if (imageCount >= HighFromImages)
            return new(FluxPresets.High, Invariant($"{imageCount} images are enough for High, recommended from {HighFromImages} on."));
        var reason = $"Portrait is recommended for subjects such as '{subjectClass.Trim()}' with fewer than {HighFromImages} images.";
        return new(FluxPresets.Portrait, reason);
    }
}
