using Astria.Flux.Imaging.Facts;
using Astria.Flux.Training;

namespace Astria.Flux.Imaging.Sets;

/// <summary>A photo of a set: where its bytes are, and what is known about it.</summary>
/// <param name="Image">Its bytes, opened only when needed, and its caption.</param>
/// <param name="Facts">What is known about it.</param>
public sealed record TrainingPhoto(TrainingImage Image, PhotoFacts Facts)
{
    /// <summary>Its name; unique in the set.</summary>
    public string Name => Image.Name;
}
