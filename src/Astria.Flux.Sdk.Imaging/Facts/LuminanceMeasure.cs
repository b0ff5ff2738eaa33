namespace Astria.Flux.Imaging.Facts;

/// <summary>Measures brightness from a histogram.</summary>
internal static class LuminanceMeasure
{
    private const double Tail = 0.01;
    private const int Clipped = 250;
    private const int Black = 8;

    public static Luminance Of(LumaPlane luma)
    {
        Span<int> histogram = stackalloc int[256];
        double sum = 0;
        double count = luma.Width * luma.Height;
        for (var y = 0; y < luma.Height; y++)
        {
            foreach (var value in luma.Row(y))
            {
                histogram[Math.Clamp((int)(value + 0.5f), 0, 255)]++;
                sum += value;
            }
        }

        return new()
        {
            Mean = sum / count,
            Darkest = Quantile(histogram, count * Tail),
            Brightest = Quantile(histogram, count * (1 - Tail)),
            ClippedShare = Count(histogram[Clipped..]) / count,
            BlackShare = Count(histogram[..(Black + 1)]) / count,
        };
    }

    private static int Quantile(ReadOnlySpan<int> histogram, double count)
    {
        var below = 0;
        for (var i = 0; i < histogram.Length; i++)
        {
            below += histogram[i];
            if (below > count) return i;
        }

        return histogram.Length - 1;
    }

    private static int Count(ReadOnlySpan<int> bins)
    {
        var sum = 0;
        foreach (var bin in bins) sum += bin;
        return sum;
    }
}
