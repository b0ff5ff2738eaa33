namespace Astria.Flux.Imaging.Facts;

/// <summary>The standard deviation of noise (J. Immerkær, "Fast noise variance estimation", 1996): a filter that edges pass through unseen.</summary>
internal static class NoiseMeasure
{
    public static double Of(LumaPlane plane)
    {
        double sum = 0;
        for (var y = 1; y < plane.Height - 1; y++) sum += PlaneRows.Noise(plane.Row(y - 1), plane.Row(y), plane.Row(y + 1));
        return Math.Sqrt(Math.PI / 2) / 6 * sum / ((plane.Width - 2.0) * (plane.Height - 2.0));
    }
}
