using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Astria.Flux.Imaging.Resampling;

/// <summary>The vertical half of a resize: rows of bytes, weighted, become one row of numbers.</summary>
/// <remarks>Two such rows lie in one line, pixel beside pixel, so that the horizontal half works on both at once.</remarks>
internal static class RowBlend
{
    /// <summary>Rows in a line.</summary>
    public const int Rows = 2;

    private const float PerByte = 1f / byte.MaxValue;
    private const float PerOne = 1f / FixedTaps.One;
    private const int Step = Picture.BytesPerPixel * Rows;

    /// <summary>Blends rows of a picture whose pixels are all opaque, or whose alpha needs no heed.</summary>
    /// <param name="rgba">The picture.</param>
    /// <param name="start">The first byte of the first row.</param>
    /// <param name="stride">Bytes from one row to the next.</param>
    /// <param name="taps">How the rows count.</param>
    /// <param name="index">Which row is made.</param>
    /// <param name="line">The line it becomes part of, 4 × 2 numbers a pixel.</param>
    /// <param name="place">Its place in the line, 0 or 1.</param>
    public static void Opaque(ReadOnlySpan<byte> rgba, int start, int stride, FixedTaps taps, int index, Span<float> line, int place)
    {
        var bytes = line.Length / Rows;
        _ = rgba.Slice(start + ((taps.Count(index) - 1) * stride), bytes);
        ref var pixels = ref Unsafe.Add(ref MemoryMarshal.GetReference(rgba), start);
        var weights = taps.Weights(index);
        var from = 0;
        if (Avx2.IsSupported) from = Pairs(ref pixels, stride, weights, taps.Count(index), line, place);
        for (; from <= bytes - Vector128<byte>.Count; from += Vector128<byte>.Count) Four(ref Unsafe.Add(ref pixels, from), stride, weights, taps.Count(index), line, place, from);
        for (; from < bytes; from++)
        {
            var sum = 0;
            for (var row = 0; row < taps.Count(index); row++) sum += Weight(weights, row) * Unsafe.Add(ref pixels, (row * stride) + from);
            line[Place(from, place)] = sum * PerOne;
        }
    }

    /// <summary>Blends rows in which colours count by their alpha, so that what is transparent doesn't stain what isn't.</summary>
    public static void Transparent(ReadOnlySpan<byte> rgba, int start, int stride, ReadOnlySpan<float> weights, Span<float> line, int place)
    {
        var bytes = line.Length / Rows;
        for (var i = 0; i < bytes; i += Picture.BytesPerPixel) line.Slice(Place(i, place), Picture.BytesPerPixel).Clear();
        for (var row = 0; row < weights.Length; row++)
        {
            var pixels = rgba.Slice(start + (row * stride), bytes);
            for (var i = 0; i < pixels.Length; i += Picture.BytesPerPixel)
            {
                var weight = weights[row];
                var share = weight * pixels[i + 3] * PerByte;
                var to = line.Slice(Place(i, place), Picture.BytesPerPixel);
                to[0] += share * pixels[i];
                to[1] += share * pixels[i + 1];
                to[2] += share * pixels[i + 2];
                to[3] += weight * pixels[i + 3];
            }
        }
    }

    // Eight pixels of two rows at once; how many bytes were done. The instruction that adds products in pairs wants two rows' bytes side by side.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Pairs(ref byte pixels, int stride, ReadOnlySpan<int> weights, int count, Span<float> line, int place)
    {
        var bytes = line.Length / Rows;
        var at = 0;
        for (; at <= bytes - Vector256<byte>.Count; at += Vector256<byte>.Count)
        {
            var (a, b, c, d) = (Vector256<int>.Zero, Vector256<int>.Zero, Vector256<int>.Zero, Vector256<int>.Zero);
            ref var row = ref Unsafe.Add(ref pixels, at);
            for (var p = 0; p < weights.Length; p++)
            {
                var weight = Vector256.Create(weights[p]).AsInt16();
                var one = Vector256.LoadUnsafe(ref row);
                // Beside the last of an odd number stands itself; its weight there is nothing.
                var other = (2 * p) + 1 < count ? Vector256.LoadUnsafe(ref Unsafe.Add(ref row, stride)) : one;
                var low = Avx2.UnpackLow(one, other);
                var high = Avx2.UnpackHigh(one, other);
                a += Avx2.MultiplyAddAdjacent(Avx2.UnpackLow(low, Vector256<byte>.Zero).AsInt16(), weight);
                b += Avx2.MultiplyAddAdjacent(Avx2.UnpackHigh(low, Vector256<byte>.Zero).AsInt16(), weight);
                c += Avx2.MultiplyAddAdjacent(Avx2.UnpackLow(high, Vector256<byte>.Zero).AsInt16(), weight);
                d += Avx2.MultiplyAddAdjacent(Avx2.UnpackHigh(high, Vector256<byte>.Zero).AsInt16(), weight);
                row = ref Unsafe.Add(ref row, 2 * stride);
            }

            // Each half of these is a pixel: the first four, and the four 16 bytes on.
            ref var to = ref line[Place(at, place)];
            Write(a, ref to, 0);
            Write(b, ref to, 1);
            Write(c, ref to, 2);
            Write(d, ref to, 3);
        }

        return at;
    }

    private static void Write(Vector256<int> sums, ref float to, int pixel)
    {
        var values = Vector256.ConvertToSingle(sums) * PerOne;
        values.GetLower().StoreUnsafe(ref to, (nuint)(pixel * Step));
        values.GetUpper().StoreUnsafe(ref to, (nuint)((pixel + 4) * Step));
    }

    // Four pixels at once, on any machine.
    private static void Four(ref byte pixels, int stride, ReadOnlySpan<int> weights, int count, Span<float> line, int place, int at)
    {
        var (a, b, c, d) = (Vector128<int>.Zero, Vector128<int>.Zero, Vector128<int>.Zero, Vector128<int>.Zero);
        for (var row = 0; row < count; row++)
        {
            var (low, high) = Vector128.Widen(Vector128.LoadUnsafe(ref pixels, (nuint)(row * stride)));
            var (first, second) = Vector128.Widen(low);
            var (third, fourth) = Vector128.Widen(high);
            var weight = Vector128.Create(Weight(weights, row));
            a += first.AsInt32() * weight;
            b += second.AsInt32() * weight;
            c += third.AsInt32() * weight;
            d += fourth.AsInt32() * weight;
        }

        (Vector128.ConvertToSingle(a) * PerOne).CopyTo(line[Place(at, place)..]);
        (Vector128.ConvertToSingle(b) * PerOne).CopyTo(line[Place(at + 4, place)..]);
        (Vector128.ConvertToSingle(c) * PerOne).CopyTo(line[Place(at + 8, place)..]);
        (Vector128.ConvertToSingle(d) * PerOne).CopyTo(line[Place(at + 12, place)..]);
    }

    private static int Weight(ReadOnlySpan<int> weights, int row) => row % 2 == 0 ? (short)weights[row / 2] : weights[row / 2] >> 16;

    // Where a byte of a row lies in a line of several rows.
    private static int Place(int at, int place) => (at / Picture.BytesPerPixel * Step) + (place * Picture.BytesPerPixel) + (at % Picture.BytesPerPixel);
}
