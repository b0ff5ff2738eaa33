using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Astria.Flux.Imaging.Faces.BlazeFace;

/// <summary>The inner loops, over vectors of eight. Channels come in groups of 24: three vectors for each of four pixels fill twelve registers.</summary>
internal static class Kernels
{
    /// <summary>Channels a mixing kernel makes at once.</summary>
    public const int Group = 24;

    /// <summary>Places of a 3 × 3 filter.</summary>
    public const int Taps = 9;

    private const int Lanes = 8;

    /// <summary>Filters a row channel by channel.</summary>
    /// <param name="input">The values, with their border.</param>
    /// <param name="corner">Where the upper left value of the first window lies.</param>
    /// <param name="stride">Values from one row to the next.</param>
    /// <param name="step">Values from one window to the next: the channels, or twice as many when width is halved.</param>
    /// <param name="weights">[9][channels].</param>
    /// <param name="output">The row: pixels of channels.</param>
    /// <param name="channels">Channels, a multiple of 8.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Depthwise(float[] input, int corner, int stride, int step, float[] weights, Span<float> output, int channels)
    {
        ref var w = ref MemoryMarshal.GetArrayDataReference(weights);
        var pixels = output.Length / channels;
        for (var c = 0; c < channels; c += Lanes)
        {
            var w0 = At(ref w, c);
            var w1 = At(ref w, channels + c);
            var w2 = At(ref w, (2 * channels) + c);
            var w3 = At(ref w, (3 * channels) + c);
            var w4 = At(ref w, (4 * channels) + c);
            var w5 = At(ref w, (5 * channels) + c);
            var w6 = At(ref w, (6 * channels) + c);
            var w7 = At(ref w, (7 * channels) + c);
            var w8 = At(ref w, (8 * channels) + c);
            ref var top = ref input[corner + c];
            ref var to = ref output[c];
            for (var x = 0; x < pixels; x++)
            {
                ref var middle = ref Unsafe.Add(ref top, stride);
                ref var low = ref Unsafe.Add(ref middle, stride);
                var a = At(ref top, 0) * w0;
                var b = At(ref middle, 0) * w3;
                var d = At(ref low, 0) * w6;
                a = Vector256.FusedMultiplyAdd(At(ref top, channels), w1, a);
                b = Vector256.FusedMultiplyAdd(At(ref middle, channels), w4, b);
                d = Vector256.FusedMultiplyAdd(At(ref low, channels), w7, d);
                a = Vector256.FusedMultiplyAdd(At(ref top, 2 * channels), w2, a);
                b = Vector256.FusedMultiplyAdd(At(ref middle, 2 * channels), w5, b);
                d = Vector256.FusedMultiplyAdd(At(ref low, 2 * channels), w8, d);
                (a + b + d).StoreUnsafe(ref to);
                top = ref Unsafe.Add(ref top, step);
                to = ref Unsafe.Add(ref to, channels);
            }
        }
    }

    /// <summary>Mixes the channels of four pixels into 24.</summary>
    /// <param name="input">The first value of the first pixel.</param>
    /// <param name="step">Values from one pixel to the next.</param>
    /// <param name="count">Values of a pixel to mix.</param>
    /// <param name="weights">[count][24].</param>
    /// <param name="sums">The sums so far of the four pixels, 24 each; the new sums after.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Mix(ref float input, int step, int count, ref float weights, ref float sums)
    {
        var a0 = At(ref sums, 0);
        var a1 = At(ref sums, 8);
        var a2 = At(ref sums, 16);
        var b0 = At(ref sums, 24);
        var b1 = At(ref sums, 32);
        var b2 = At(ref sums, 40);
        var c0 = At(ref sums, 48);
        var c1 = At(ref sums, 56);
        var c2 = At(ref sums, 64);
        var d0 = At(ref sums, 72);
        var d1 = At(ref sums, 80);
        var d2 = At(ref sums, 88);
        for (var i = 0; i < count; i++)
        {
            var w0 = At(ref weights, 0);
            var w1 = At(ref weights, 8);
            var w2 = At(ref weights, 16);
            weights = ref Unsafe.Add(ref weights, Group);
            var a = Vector256.Create(input);
            var b = Vector256.Create(Unsafe.Add(ref input, step));
            var c = Vector256.Create(Unsafe.Add(ref input, 2 * step));
            var d = Vector256.Create(Unsafe.Add(ref input, 3 * step));
            input = ref Unsafe.Add(ref input, 1);
            a0 = Vector256.FusedMultiplyAdd(a, w0, a0);
            a1 = Vector256.FusedMultiplyAdd(a, w1, a1);
            a2 = Vector256.FusedMultiplyAdd(a, w2, a2);
            b0 = Vector256.FusedMultiplyAdd(b, w0, b0);
            b1 = Vector256.FusedMultiplyAdd(b, w1, b1);
            b2 = Vector256.FusedMultiplyAdd(b, w2, b2);
            c0 = Vector256.FusedMultiplyAdd(c, w0, c0);
            c1 = Vector256.FusedMultiplyAdd(c, w1, c1);
            c2 = Vector256.FusedMultiplyAdd(c, w2, c2);
            d0 = Vector256.FusedMultiplyAdd(d, w0, d0);
            d1 = Vector256.FusedMultiplyAdd(d, w1, d1);
            d2 = Vector256.FusedMultiplyAdd(d, w2, d2);
        }

        a0.StoreUnsafe(ref sums);
        a1.StoreUnsafe(ref sums, 8);
        a2.StoreUnsafe(ref sums, 16);
        b0.StoreUnsafe(ref sums, 24);
        b1.StoreUnsafe(ref sums, 32);
        b2.StoreUnsafe(ref sums, 40);
        c0.StoreUnsafe(ref sums, 48);
        c1.StoreUnsafe(ref sums, 56);
        c2.StoreUnsafe(ref sums, 64);
        d0.StoreUnsafe(ref sums, 72);
        d1.StoreUnsafe(ref sums, 80);
        d2.StoreUnsafe(ref sums, 88);
    }

    /// <summary>One number from the channels of one pixel.</summary>
    public static float Dot(ReadOnlySpan<float> input, ReadOnlySpan<float> weights)
    {
        var sum = Vector256<float>.Zero;
        for (var i = 0; i < input.Length; i += Lanes)
            sum = Vector256.FusedMultiplyAdd(Vector256.Create(input[i..]), Vector256.Create(weights[i..]), sum);
        return Vector256.Sum(sum);
    }

    /// <summary>Copies values, zeros instead of the negative ones.</summary>
    public static void ClipNegative(ReadOnlySpan<float> from, Span<float> to)
    {
        for (var i = 0; i < from.Length; i += Lanes)
            Vector256.Max(Vector256.Create(from[i..]), Vector256<float>.Zero).CopyTo(to[i..]);
    }

    /// <summary>Adds values to sums.</summary>
    public static void Add(ReadOnlySpan<float> values, Span<float> sums)
    {
        for (var i = 0; i < sums.Length; i += Lanes)
            (Vector256.Create(values[i..]) + Vector256.Create<float>(sums[i..])).CopyTo(sums[i..]);
    }

    /// <summary>Adds the largest of four values to each sum.</summary>
    public static void AddLargest(ReadOnlySpan<float> a, ReadOnlySpan<float> b, ReadOnlySpan<float> c, ReadOnlySpan<float> d, Span<float> sums)
    {
        for (var i = 0; i < sums.Length; i += Lanes)
        {
            var upper = Vector256.Max(Vector256.Create(a[i..]), Vector256.Create(b[i..]));
            var lower = Vector256.Max(Vector256.Create(c[i..]), Vector256.Create(d[i..]));
            (Vector256.Max(upper, lower) + Vector256.Create<float>(sums[i..])).CopyTo(sums[i..]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> At(ref float start, int offset) => Vector256.LoadUnsafe(ref start, (nuint)offset);
}
