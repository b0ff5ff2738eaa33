namespace Astria.Flux.Local.Pictures;

/// <summary>One way to see a picture.</summary>
/// <param name="Latent">Packed into tokens.</param>
/// <param name="Weights">What each token counts, 1 on average; <see langword="null"/> for 1 each.</param>
internal sealed record PictureView(float[] Latent, float[]? Weights = null);
