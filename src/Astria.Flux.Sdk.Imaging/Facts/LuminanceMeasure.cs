namespace Astria.Flux.Imaging.Facts;

/// <summary>Measures brightness from a histogram.</summary>
internal static class LuminanceMeasure
{
    private const double Tail = 0.01;
    private const int Clipped = 250;
    private const int Black = 8;

    public static Luminance Of(ReadOnlySpan<float> luma)
    {
        Span<int> histogram = stackalloc int[256];
        double sum = 0;
        foreach (var value in luma)
        {
            histogram[Math.Clamp((int)(value + 0.5f), 0, 255)]++;
            sum += value;
        }

        return new()
        {
            Mean = sum / luma.Length,
            Darkest = Quantile(histogram, luma.Length * Tail),
            Brightest = Quantile(histogram, luma.Length * (1 - Tail)),
            ClippedShare = Count(histogram[Clipped..]) / (double)luma.Length,
            BlackShare = Count(histogram[..(Black + 1)]) / (double)luma.Length,
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
