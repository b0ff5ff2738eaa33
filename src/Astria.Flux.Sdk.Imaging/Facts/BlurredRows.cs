namespace Astria.Flux.Imaging.Facts;

/// <summary>A plane after a Gaussian of sigma 1, cut at three sigma, row after row; the last three are kept.</summary>
internal sealed class BlurredRows
{
    private const int Reach = 3;
    private const int Kept = 3;

    private static readonly float[] Gaussian = Kernel();

    private readonly LumaPlane _plane;
    private readonly float[][] _rows;

    // One row after the vertical half, its first and last value repeated on both sides.
    private readonly float[] _line;

    public BlurredRows(LumaPlane plane)
    {
        _plane = plane;
        _line = new float[plane.Width + (2 * Reach)];
        _rows = [.. Enumerable.Range(0, Kept).Select(_ => new float[plane.Width])];
    }

    /// <summary>Makes a row; rows beyond the edge of the plane are like those at the edge.</summary>
    public void Make(int y)
    {
        var middle = _line.AsSpan(Reach, _plane.Width);
        middle.Clear();
        for (var k = -Reach; k <= Reach; k++) PlaneRows.AddWeighted(_plane.Row(Math.Clamp(y + k, 0, _plane.Height - 1)), Gaussian[k + Reach], middle);
        _line.AsSpan(0, Reach).Fill(middle[0]);
        _line.AsSpan(Reach + _plane.Width).Fill(middle[^1]);
        var row = _rows[y % Kept].AsSpan();
        row.Clear();
        for (var k = 0; k < Gaussian.Length; k++) PlaneRows.AddWeighted(_line.AsSpan(k, row.Length), Gaussian[k], row);
    }

    /// <summary>One of the last three rows made.</summary>
    public ReadOnlySpan<float> Row(int y) => _rows[y % Kept];

    private static float[] Kernel()
    {
        float[] kernel = [.. Enumerable.Range(-Reach, (2 * Reach) + 1).Select(k => MathF.Exp(-k * k / 2f))];
        var sum = kernel.Sum();
        return [.. kernel.Select(weight => weight / sum)];
    }
}
