namespace Astria.Flux.Imaging.Resampling;

/// <summary>Which pixels of a line each pixel of the resized line is made of, and by how much.</summary>
internal sealed class LanczosTaps
{
    // Three lobes: the kernel that Pillow, libvips and ImageMagick call Lanczos.
    private const int Lobes = 3;

    private readonly int[] _starts;
    private readonly int[] _counts;
    private readonly float[] _weights;
    private readonly int _stride;

    private LanczosTaps(int length, int stride)
    {
        _starts = new int[length];
        _counts = new int[length];
        _weights = new float[length * stride];
        _stride = stride;
    }

    /// <summary>The taps for a line of <paramref name="from"/> pixels that becomes one of <paramref name="to"/>.</summary>
    public static LanczosTaps For(int from, int to) => For(from, 0, from, to);

    /// <summary>The taps for a part of a line of <paramref name="from"/> pixels, from <paramref name="start"/> on and <paramref name="length"/> long, that
    /// becomes one of <paramref name="to"/>; neither need be whole.</summary>
    public static LanczosTaps For(int from, double start, double length, int to)
    {
        var step = length / to;

        // Downwards the kernel widens with the step, so that every pixel counts and nothing aliases; upwards it keeps its width.
        var stretch = Math.Max(1, step);
        var reach = Lobes * stretch;
        var taps = new LanczosTaps(to, (int)Math.Ceiling(reach) * 2 + 1);
        var raw = new double[taps._stride];
        for (var i = 0; i < to; i++)
        {
            var centre = start + ((i + 0.5) * step);
            var first = Math.Max(0, (int)(centre - reach + 0.5));
            var count = Math.Min(from, (int)(centre + reach + 0.5)) - first;
            var sum = 0.0;
            for (var t = 0; t < count; t++) sum += raw[t] = Kernel((first + t + 0.5 - centre) / stretch);
            for (var t = 0; t < count; t++) taps._weights[(i * taps._stride) + t] = (float)(raw[t] / sum);
            taps._starts[i] = first;
            taps._counts[i] = count;
        }

        return taps;
    }

    /// <summary>The first pixel that pixel <paramref name="index"/> is made of.</summary>
    public int Start(int index) => _starts[index];

    /// <summary>The weights of that pixel and those after it; they add up to 1.</summary>
    public ReadOnlySpan<float> Weights(int index) => _weights.AsSpan(index * _stride, _counts[index]);

    private static double Kernel(double x)
    {
        if (x == 0) return 1;
        if (Math.Abs(x) >= Lobes) return 0;
        var angle = Math.PI * x;
        return Lobes * Math.Sin(angle) * Math.Sin(angle / Lobes) / (angle * angle);
    }
}
