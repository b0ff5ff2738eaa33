namespace Astria.Flux.Imaging.Facts;

/// <summary>The standard deviation of noise (J. Immerkær, "Fast noise variance estimation", 1996): a filter that edges pass through unseen.</summary>
internal static class NoiseMeasure
{
    public static double Of(LumaPlane plane)
    {
        double sum = 0;
        for (var y = 1; y < plane.Height - 1; y++)
        {
            var above = plane.Row(y - 1);
            var row = plane.Row(y);
            var below = plane.Row(y + 1);
            float line = 0;
            for (var x = 1; x < plane.Width - 1; x++)
            {
                line += MathF.Abs(
                    above[x - 1] + above[x + 1] + below[x - 1] + below[x + 1] + (4 * row[x]) - (2 * (above[x] + below[x] + row[x - 1] + row[x + 1])));
            }

            sum += line;
        }

        return Math.Sqrt(Math.PI / 2) / 6 * sum / ((plane.Width - 2.0) * (plane.Height - 2.0));
    }
}
