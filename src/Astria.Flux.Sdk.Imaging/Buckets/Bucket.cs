using static System.FormattableString;

namespace Astria.Flux.Imaging.Buckets;

/// <summary>A size that a trainer puts pictures of like shape into, so that they fit one batch.</summary>
/// <param name="Width">Pixels across.</param>
/// <param name="Height">Pixels down.</param>
/// <remarks>The default value is no size.</remarks>
public readonly record struct Bucket(int Width, int Height)
{
    /// <summary>How many pixels it has.</summary>
    public long Area => (long)Width * Height;

    /// <summary>Width ÷ height.</summary>
    public double Aspect => (double)Width / Height;

    /// <summary>How a picture goes into it: scaled until it covers the bucket, then cut.</summary>
    /// <param name="width">The picture's pixels across, at least 1.</param>
    /// <param name="height">The picture's pixels down, at least 1.</param>
    /// <returns>The scale, and what is lost.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A side is below 1.</exception>
    public BucketFit Fit(int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        var scale = Math.Max((double)Width / width, (double)Height / height);
        return new(this, scale, Math.Max(0, 1 - (Area / (scale * scale * width * height))));
    }

    /// <summary>The size.</summary>
    /// <returns><c>1168×880</c>.</returns>
    public override string ToString() => Invariant($"{Width}×{Height}");
}
