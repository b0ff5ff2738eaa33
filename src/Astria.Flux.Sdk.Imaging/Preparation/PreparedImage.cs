using Astria.Flux.Imaging.Archives;
using Astria.Flux.Training;

namespace Astria.Flux.Imaging.Preparation;

/// <summary>An image, made as planned: upright, in sRGB, of its bucket's size, without metadata.</summary>
/// <param name="Plan">What was planned.</param>
/// <param name="Image">The encoded image with its caption, in memory.</param>
/// <param name="Mask">Which part of it is the subject, as PNG; <see langword="null"/> for none.</param>
public sealed record PreparedImage(PlannedImage Plan, TrainingImage Image, TrainingImage? Mask)
{
    /// <summary>The image as archives and folders take it.</summary>
    /// <returns>Image and mask.</returns>
    public PackedImage Pack() => new(Image, Mask);
}
