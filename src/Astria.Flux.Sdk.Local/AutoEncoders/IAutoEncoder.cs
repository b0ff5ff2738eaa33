namespace Astria.Flux.Local.AutoEncoders;

/// <summary>Turns pictures into latents and back. A convolutional network in FLUX.1.</summary>
internal interface IAutoEncoder
{
    /// <summary>Latent channels (16 in FLUX.1).</summary>
    int Channels { get; }

    /// <summary>Picture pixels along the side of one latent place (8 in FLUX.1).</summary>
    int Factor { get; }

    /// <summary>Encodes a picture.</summary>
    /// <param name="picture">Values −1 to 1: 3 channels × height × width, both multiples of <see cref="Factor"/>.</param>
    /// <param name="height">Its height in pixels.</param>
    /// <param name="width">Its width in pixels.</param>
    /// <returns>channels × (height ÷ factor) × (width ÷ factor), spread about 1.</returns>
    float[] Encode(ReadOnlySpan<float> picture, int height, int width);

    /// <summary>Decodes a latent.</summary>
    /// <param name="latent">channels × rows × columns.</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="columns">Its columns.</param>
    /// <returns>3 × (rows × factor) × (columns × factor), not clipped.</returns>
    float[] Decode(ReadOnlySpan<float> latent, int rows, int columns);
}
