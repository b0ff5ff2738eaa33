namespace Astria.Flux.Imaging.Faces.BlazeFace;

/// <summary>Values of a layer: rows of pixels of channels, with a border of one pixel of zeros so that 3 × 3 filters need no special cases at the edge.</summary>
internal sealed class FeatureMap(int side, int channels)
{
    public int Side { get; } = side;

    public int Channels { get; } = channels;

    public float[] Values { get; } = new float[(side + 2) * (side + 2) * channels];

    /// <summary>Numbers from one row to the next.</summary>
    public int Stride { get; } = (side + 2) * channels;

    /// <summary>Where a pixel's channels begin; -1 is the border.</summary>
    public int At(int x, int y) => ((y + 1) * Stride) + ((x + 1) * Channels);
}
