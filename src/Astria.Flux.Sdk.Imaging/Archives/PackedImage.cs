using Astria.Flux.Training;

namespace Astria.Flux.Imaging.Archives;

/// <summary>An image on its way into an archive or a folder.</summary>
/// <param name="Image">The image, with its caption.</param>
/// <param name="Mask">A picture that says which part of it counts, white for what does; <see langword="null"/> for all of it.</param>
public sealed record PackedImage(TrainingImage Image, TrainingImage? Mask = null);
