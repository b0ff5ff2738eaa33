namespace Astria.Flux.Local.Training;

/// <summary>A picture ready to be trained on.</summary>
/// <param name="Views">Its latent, packed into tokens; further ones are the same picture cropped a little differently, of which one is taken by chance.</param>
/// <param name="Caption">What it shows.</param>
internal sealed record TrainingSample(IReadOnlyList<float[]> Views, string Caption);
