namespace Astria.Flux.Imaging.Facts;

/// <summary>The colours of a part of a photo as a coarse histogram (4 steps of red, green and blue each), to tell whether two photos show the
/// same clothes or the same wall.</summary>
/// <param name="Shares">64 shares that sum to 1.</param>
public sealed record ColorSignature(IReadOnlyList<float> Shares)
{
    /// <summary>How much two have in common: the sum of the smaller shares.</summary>
    /// <param name="other">The other.</param>
    /// <returns>0 (nothing) to 1 (the same).</returns>
    public double Overlap(ColorSignature other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Shares.Zip(other.Shares, Math.Min).Sum();
    }
}
