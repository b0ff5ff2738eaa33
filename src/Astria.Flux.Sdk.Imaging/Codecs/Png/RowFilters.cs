using System.Numerics;
using System.Runtime.CompilerServices;

namespace Astria.Flux.Imaging.Codecs.Png;

/// <summary>Applies PNG's filters, many bytes at once.</summary>
internal static class RowFilters
{
    // So many absolute values of 128 and less add up within 16 bits.
    private const int MostSteps = 511;

    /// <summary>Filters a row.</summary>
    /// <param name="filter">How, but for <see cref="RowFilter.None"/>.</param>
    /// <param name="row">A pixel of zeros, the row, and at least a vector's bytes more.</param>
    /// <param name="above">The row above, likewise.</param>
    /// <param name="pixel">Bytes of a pixel.</param>
    /// <param name="count">Bytes of the row.</param>
    /// <param name="to">What is left; as long as the row.</param>
    /// <returns>The sum of absolute values: the less, the better it can be packed.</returns>
    public static long Apply(RowFilter filter, byte[] row, byte[] above, int pixel, int count, byte[] to) => filter switch
    {
        RowFilter.Sub => Run<Sub>(row, above, pixel, count, to),
        RowFilter.Up => Run<Up>(row, above, pixel, count, to),
        RowFilter.Average => Run<Average>(row, above, pixel, count, to),
        RowFilter.Paeth => Run<Paeth>(row, above, pixel, count, to),
        _ => throw new ArgumentOutOfRangeException(nameof(filter), filter, null),
    };

    private static long Run<TFilter>(byte[] row, byte[] above, int pixel, int count, byte[] to)
        where TFilter : struct, IForetelling
    {
        long sum = 0;
        for (var at = 0; at < count;)
        {
            var sums = Vector<ushort>.Zero;
            for (var step = 0; step < MostSteps && at < count; step++, at += Vector<byte>.Count)
            {
                var value = new Vector<byte>(row, at + pixel) - TFilter.Foretell(new(row, at), new(above, at + pixel), new(above, at));
                // Beyond the end of the row nothing counts; there may be what is left of other rows.
                if (count - at < Vector<byte>.Count) value = Vector.ConditionalSelect(Vector.LessThan(Vector<byte>.Indices, new Vector<byte>((byte)(count - at))), value, Vector<byte>.Zero);
                value.CopyTo(to, at);
                Vector.Widen(Vector.Min(value, Vector<byte>.Zero - value), out var low, out var high);
                sums += low + high;
            }

            Vector.Widen(sums, out var first, out var second);
            sum += Vector.Sum(first) + Vector.Sum(second);
        }

        return sum;
    }

    private interface IForetelling
    {
        static abstract Vector<byte> Foretell(Vector<byte> left, Vector<byte> up, Vector<byte> upLeft);
    }

    private readonly struct Sub : IForetelling
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector<byte> Foretell(Vector<byte> left, Vector<byte> up, Vector<byte> upLeft) => left;
    }

    private readonly struct Up : IForetelling
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector<byte> Foretell(Vector<byte> left, Vector<byte> up, Vector<byte> upLeft) => up;
    }

    private readonly struct Average : IForetelling
    {
        // Half the sum, without its ninth bit.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector<byte> Foretell(Vector<byte> left, Vector<byte> up, Vector<byte> upLeft) => (left & up) + ((left ^ up) >>> 1);
    }

    private readonly struct Paeth : IForetelling
    {
        // In bytes: where up and left lie on different sides of the corner, the distance to the corner is the difference of their distances; else
        // the corner is the furthest.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector<byte> Foretell(Vector<byte> left, Vector<byte> up, Vector<byte> upLeft)
        {
            var toLeft = Vector.Max(up, upLeft) - Vector.Min(up, upLeft);
            var toUp = Vector.Max(left, upLeft) - Vector.Min(left, upLeft);
            var sameSide = Vector.Equals(Vector.GreaterThanOrEqual(up, upLeft), Vector.GreaterThanOrEqual(left, upLeft));
            var toCorner = (Vector.Max(toLeft, toUp) - Vector.Min(toLeft, toUp)) | sameSide;
            var nearest = Vector.ConditionalSelect(Vector.LessThanOrEqual(toUp, toCorner), up, upLeft);
            return Vector.ConditionalSelect(Vector.LessThanOrEqual(toLeft, Vector.Min(toUp, toCorner)), left, nearest);
        }
    }
}
