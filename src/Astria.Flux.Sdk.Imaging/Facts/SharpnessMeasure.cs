namespace Astria.Flux.Imaging.Facts;

/// <summary>Focus and detail that noise and contrast don't move: the energy of edges, less what the noise adds to it, in relation to the variance.</summary>
/// <remarks>Variance of the Laplacian alone rates a noisy blurred face above a clean sharp one.</remarks>
internal static class SharpnessMeasure
{
    // Below it a patch is flat, and nothing can be said.
    private const double LeastVariance = 25;

    private const int LeastSide = 8;

    // A Gaussian of sigma 1, cut at three sigma.
    private static readonly float[] Gaussian = Kernel();

    public static Sharpness Of(LumaPlane plane) => Of(plane, plane);

    /// <summary>Measures a plane that was enlarged from another: enlarging smooths the noise, which is therefore measured before.</summary>
    public static Sharpness Of(LumaPlane plane, LumaPlane original)
    {
        if (Math.Min(plane.Width, plane.Height) < LeastSide || Math.Min(original.Width, original.Height) < LeastSide) return default;
        var noise = NoiseMeasure.Of(original);
        var power = noise * noise;
        var gain = NoiseGain.After((double)plane.Width / original.Width);
        var variance = Math.Max(LeastVariance, Variance(plane.Values) - (gain.Variance * power));
        var detail = Math.Max(0, LaplacianVariance(plane) - (gain.Laplacian * power)) / variance * 100;
        var focus = Math.Max(0, LaplacianVariance(Blur(plane)) - (gain.Blurred * power)) / variance * 100;
        return new(focus, detail, noise);
    }

    /// <summary>The focus of the sharpest parts of a plane, in squares of a side: something is sharp in any good photo, whatever it is of.</summary>
    public static Sharpness OfSharpest(LumaPlane plane, int side)
    {
        if (plane.Width <= side || plane.Height <= side) return Of(plane);
        var parts = new List<Sharpness>();
        for (var y = 0; y + side <= plane.Height; y += side)
        {
            for (var x = 0; x + side <= plane.Width; x += side) parts.Add(Of(plane.Crop(x, y, side, side)));
        }

        return new(parts.Max(part => part.Focus), parts.Max(part => part.Detail), parts.Min(part => part.Noise));
    }

    private static double Variance(ReadOnlySpan<float> values)
    {
        double sum = 0, squares = 0;
        foreach (var value in values)
        {
            sum += value;
            squares += (double)value * value;
        }

        var mean = sum / values.Length;
        return (squares / values.Length) - (mean * mean);
    }

    private static double LaplacianVariance(LumaPlane plane)
    {
        double sum = 0, squares = 0;
        for (var y = 1; y < plane.Height - 1; y++)
        {
            var above = plane.Row(y - 1);
            var row = plane.Row(y);
            var below = plane.Row(y + 1);
            for (var x = 1; x < plane.Width - 1; x++)
            {
                var value = above[x] + below[x] + row[x - 1] + row[x + 1] - (4 * row[x]);
                sum += value;
                squares += (double)value * value;
            }
        }

        var count = (plane.Width - 2) * (plane.Height - 2);
        var mean = sum / count;
        return (squares / count) - (mean * mean);
    }

    private static LumaPlane Blur(LumaPlane plane)
    {
        int width = plane.Width, height = plane.Height, reach = Gaussian.Length / 2;
        var across = new float[width * height];
        for (var y = 0; y < height; y++)
        {
            var row = plane.Row(y);
            for (var x = 0; x < width; x++)
            {
                float sum = 0;
                for (var k = -reach; k <= reach; k++) sum += Gaussian[k + reach] * row[Math.Clamp(x + k, 0, width - 1)];
                across[(y * width) + x] = sum;
            }
        }

        var both = new float[width * height];
        for (var y = 0; y < height; y++)
        {
            var to = both.AsSpan(y * width, width);
            for (var k = -reach; k <= reach; k++)
            {
                var from = across.AsSpan(Math.Clamp(y + k, 0, height - 1) * width, width);
                var weight = Gaussian[k + reach];
                for (var x = 0; x < width; x++) to[x] += weight * from[x];
            }
        }

        return new(width, height, both);
    }

    private static float[] Kernel()
    {
        float[] kernel = [.. Enumerable.Range(-3, 7).Select(k => MathF.Exp(-k * k / 2f))];
        var sum = kernel.Sum();
        return [.. kernel.Select(weight => weight / sum)];
    }
}
