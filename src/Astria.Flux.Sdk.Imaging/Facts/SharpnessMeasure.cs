using System.Buffers;

namespace Astria.Flux.Imaging.Facts;

/// <summary>Focus and detail that noise and contrast don't move: the energy of edges, less what the noise adds to it, in relation to the variance.</summary>
/// <remarks>Variance of the Laplacian alone rates a noisy blurred face above a clean sharp one.</remarks>
internal static class SharpnessMeasure
{
    // Below it a patch is flat, and nothing can be said.
    private const double LeastVariance = 25;

    private const int LeastSide = 8;

    public static Sharpness Of(LumaPlane plane) => Of(plane, plane);

    /// <summary>Measures a plane that was enlarged from another: enlarging smooths the noise, which is therefore measured before.</summary>
    public static Sharpness Of(LumaPlane plane, LumaPlane original)
    {
        if (Math.Min(plane.Width, plane.Height) < LeastSide || Math.Min(original.Width, original.Height) < LeastSide) return default;
        var noise = NoiseMeasure.Of(original);
        var power = noise * noise;
        var gain = NoiseGain.After((double)plane.Width / original.Width);
        var variance = Math.Max(LeastVariance, Variance(plane) - (gain.Variance * power));
        var detail = Math.Max(0, LaplacianVariance(plane) - (gain.Laplacian * power)) / variance * 100;
        var focus = Math.Max(0, BlurredLaplacianVariance(plane) - (gain.Blurred * power)) / variance * 100;
        return new(focus, detail, noise);
    }

    /// <summary>The focus of the sharpest parts of a picture, in squares of a side: something is sharp in any good photo, whatever it is of.</summary>
    public static Sharpness OfSharpest(Picture picture, int side)
    {
        if (picture.Width <= side || picture.Height <= side) return Of(LumaPlane.Of(picture));
        var parts = new List<Sharpness>();

        // A row of squares at a time, which stays in the processor's cache for all that is measured in it.
        var memory = ArrayPool<float>.Shared.Rent(picture.Width * side);
        for (var y = 0; y + side <= picture.Height; y += side)
        {
            var rows = LumaPlane.OfRows(picture, y, side, memory);
            for (var x = 0; x + side <= picture.Width; x += side) parts.Add(Of(rows.Window(x, 0, side, side)));
        }

        ArrayPool<float>.Shared.Return(memory);
        return new(parts.Max(part => part.Focus), parts.Max(part => part.Detail), parts.Min(part => part.Noise));
    }

    private static double Variance(LumaPlane plane)
    {
        double sum = 0, squares = 0;
        for (var y = 0; y < plane.Height; y++) Add(PlaneRows.Moments(plane.Row(y)), ref sum, ref squares);
        return Variance(sum, squares, plane.Width * plane.Height);
    }

    private static double LaplacianVariance(LumaPlane plane)
    {
        double sum = 0, squares = 0;
        for (var y = 1; y < plane.Height - 1; y++) Add(PlaneRows.Laplacian(plane.Row(y - 1), plane.Row(y), plane.Row(y + 1)), ref sum, ref squares);
        return Variance(sum, squares, (plane.Width - 2) * (plane.Height - 2));
    }

    private static double BlurredLaplacianVariance(LumaPlane plane)
    {
        double sum = 0, squares = 0;
        var blurred = new BlurredRows(plane);
        blurred.Make(0);
        blurred.Make(1);
        for (var y = 1; y < plane.Height - 1; y++)
        {
            blurred.Make(y + 1);
            Add(PlaneRows.Laplacian(blurred.Row(y - 1), blurred.Row(y), blurred.Row(y + 1)), ref sum, ref squares);
        }

        return Variance(sum, squares, (plane.Width - 2) * (plane.Height - 2));
    }

    private static void Add((double Sum, double Squares) row, ref double sum, ref double squares)
    {
        sum += row.Sum;
        squares += row.Squares;
    }

    private static double Variance(double sum, double squares, int count)
    {
        var mean = sum / count;
        return (squares / count) - (mean * mean);
    }
}
