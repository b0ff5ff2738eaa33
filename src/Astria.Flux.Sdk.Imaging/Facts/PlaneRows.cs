using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Astria.Flux.Imaging.Facts;

/// <summary>What the measures of sharpness and noise do with one row of a plane, several pixels at once.</summary>
internal static class PlaneRows
{
    /// <summary>Adds up values and their squares.</summary>
    public static (double Sum, double Squares) Moments(ReadOnlySpan<float> row)
    {
        var (sums, squares) = (Vector<float>.Zero, Vector<float>.Zero);
        var i = 0;
        for (; i <= row.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            var value = new Vector<float>(row[i..]);
            sums += value;
            squares += value * value;
        }

        double sum = Vector.Sum(sums), square = Vector.Sum(squares);
        for (; i < row.Length; i++)
        {
            sum += row[i];
            square += (double)row[i] * row[i];
        }

        return (sum, square);
    }

    /// <summary>Adds up the Laplacian (the four neighbours less four times the pixel) of a row's inner pixels, and its squares.</summary>
    public static (double Sum, double Squares) Laplacian(ReadOnlySpan<float> above, ReadOnlySpan<float> row, ReadOnlySpan<float> below)
    {
        var (sums, squares) = (Vector<float>.Zero, Vector<float>.Zero);
        var (x, end) = (1, row.Length - 1);
        for (; x <= end - Vector<float>.Count; x += Vector<float>.Count)
        {
            var value = At(above, x) + At(below, x) + At(row, x - 1) + At(row, x + 1) - (At(row, x) * 4);
            sums += value;
            squares += value * value;
        }

        double sum = Vector.Sum(sums), square = Vector.Sum(squares);
        for (; x < end; x++)
        {
            var value = above[x] + below[x] + row[x - 1] + row[x + 1] - (4 * row[x]);
            sum += value;
            square += (double)value * value;
        }

        return (sum, square);
    }

    /// <summary>Adds up the absolute values of Immerkær's filter (1, -2, 1; -2, 4, -2; 1, -2, 1) over a row's inner pixels.</summary>
    public static double Noise(ReadOnlySpan<float> above, ReadOnlySpan<float> row, ReadOnlySpan<float> below)
    {
        var sums = Vector<float>.Zero;
        var (x, end) = (1, row.Length - 1);
        for (; x <= end - Vector<float>.Count; x += Vector<float>.Count)
        {
            var corners = At(above, x - 1) + At(above, x + 1) + At(below, x - 1) + At(below, x + 1);
            var sides = At(above, x) + At(below, x) + At(row, x - 1) + At(row, x + 1);
            sums += Vector.Abs(corners + (At(row, x) * 4) - (sides * 2));
        }

        double sum = Vector.Sum(sums);
        for (; x < end; x++)
        {
            sum += MathF.Abs(
                above[x - 1] + above[x + 1] + below[x - 1] + below[x + 1] + (4 * row[x]) - (2 * (above[x] + below[x] + row[x - 1] + row[x + 1])));
        }

        return sum;
    }

    /// <summary>Adds a row, weighted, to sums.</summary>
    public static void AddWeighted(ReadOnlySpan<float> row, float weight, Span<float> sums)
    {
        var i = 0;
        for (; i <= row.Length - Vector<float>.Count; i += Vector<float>.Count)
            ((new Vector<float>(row[i..]) * weight) + new Vector<float>(sums[i..])).CopyTo(sums[i..]);
        for (; i < row.Length; i++) sums[i] += row[i] * weight;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> At(ReadOnlySpan<float> row, int x) =>
        Unsafe.ReadUnaligned<Vector<float>>(ref Unsafe.As<float, byte>(ref Unsafe.Add(ref MemoryMarshal.GetReference(row), x)));
}
