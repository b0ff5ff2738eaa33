namespace Astria.Flux.Imaging.Facts;

/// <summary>The perceptual hash: the picture at 32 × 32, its 64 lowest frequencies, one bit each for above or below their median.</summary>
internal static class HashMeasure
{
    public const int Side = 32;
    private const int Kept = 8;

    // cos(π (2x + 1) u / 64) for the kept frequencies u.
    private static readonly double[] Cosines = [.. Enumerable.Range(0, Kept * Side).Select(i => Math.Cos(Math.PI * ((2 * (i % Side)) + 1) * (i / Side) / (2 * Side)))];

    /// <summary>The hash of a plane of 32 × 32, and that of its mirror image, whose odd horizontal frequencies have the other sign.</summary>
    public static (PictureHash Hash, PictureHash Mirrored) Of(LumaPlane plane)
    {
        Span<double> frequencies = stackalloc double[Kept * Kept];
        Span<double> lines = stackalloc double[Side];
        for (var u = 0; u < Kept; u++)
        {
            for (var y = 0; y < Side; y++)
            {
                double sum = 0;
                var row = plane.Row(y);
                for (var x = 0; x < Side; x++) sum += row[x] * Cosines[(u * Side) + x];
                lines[y] = sum;
            }

            for (var v = 0; v < Kept; v++)
            {
                double sum = 0;
                for (var y = 0; y < Side; y++) sum += lines[y] * Cosines[(v * Side) + y];
                frequencies[(v * Kept) + u] = sum;
            }
        }

        var hash = Bits(frequencies);
        for (var i = 1; i < frequencies.Length; i += 2) frequencies[i] = -frequencies[i];
        return (hash, Bits(frequencies));
    }

    private static PictureHash Bits(ReadOnlySpan<double> frequencies)
    {
        var sorted = frequencies.ToArray();
        Array.Sort(sorted);
        var median = (sorted[31] + sorted[32]) / 2;
        var bits = 0UL;
        for (var i = 0; i < frequencies.Length; i++)
        {
            if (frequencies[i] > median) bits |= 1UL << i;
        }

        return new(bits);
    }
}
