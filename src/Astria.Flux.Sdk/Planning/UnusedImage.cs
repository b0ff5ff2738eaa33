namespace Astria.Flux.Planning;

/// <summary>An image that isn't trained on, and why.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Cause">Why.</param>
/// <param name="Detail">What else is known about it, in words for a person; <see langword="null"/> for nothing.</param>
public sealed record UnusedImage(string Name, UnusedImageCause Cause, string? Detail = null)
{
    /// <summary>The image and the cause.</summary>
    /// <returns><c>09.heic: UnsupportedFormat</c>.</returns>
    public override string ToString() => Detail is null ? $"{Name}: {Cause}" : $"{Name}: {Cause} ({Detail})";
}
