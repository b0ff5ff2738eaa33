using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Astria.Flux.Imaging.Resampling;

/// <summary>The horizontal half of a resize: a line of numbers becomes two rows of pixels.</summary>
internal static class LineReduce
{
    private static readonly Vector256<float> Most = Vector256.Create((float)byte.MaxValue);
    private static readonly Vector256<float> Half = Vector256.Create(0.5f);

    /// <summary>Makes two rows.</summary>
    /// <param name="line">Two rows, pixel beside pixel, four numbers each; colours already counted by their alpha unless the picture is opaque.</param>
    /// <param name="taps">What each pixel is made of.</param>
    /// <param name="isOpaque">Whether colours are as they are, and not counted by their alpha.</param>
    /// <param name="first">The pixels of the first row; as many as <paramref name="taps"/> were made for.</param>
    /// <param name="second">Those of the second.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(ReadOnlySpan<float> line, LanczosTaps taps, bool isOpaque, Span<byte> first, Span<byte> second)
    {
        var pixels = MemoryMarshal.Cast<float, Vector256<float>>(line);
        var upper = MemoryMarshal.Cast<byte, uint>(first);
        var lower = MemoryMarshal.Cast<byte, uint>(second);
        for (var x = 0; x < upper.Length; x++)
        {
            var weights = taps.Weights(x);
            ref var pixel = ref MemoryMarshal.GetReference(pixels.Slice(taps.Start(x), weights.Length));
            ref var weight = ref MemoryMarshal.GetReference(weights);
            var (even, odd) = (Vector256<float>.Zero, Vector256<float>.Zero);
            var t = 0;

            // Two sums, so that one doesn't wait for the other.
            for (; t < weights.Length - 1; t += 2)
            {
                even = Vector256.MultiplyAddEstimate(Unsafe.Add(ref pixel, t), Vector256.Create(Unsafe.Add(ref weight, t)), even);
                odd = Vector256.MultiplyAddEstimate(Unsafe.Add(ref pixel, t + 1), Vector256.Create(Unsafe.Add(ref weight, t + 1)), odd);
            }

            if (t < weights.Length) even = Vector256.MultiplyAddEstimate(Unsafe.Add(ref pixel, t), Vector256.Create(Unsafe.Add(ref weight, t)), even);
            var sum = even + odd;
            if (!isOpaque) sum = Vector256.Create(Straight(sum.GetLower()), Straight(sum.GetUpper()));

            // Lanczos overshoots at edges: what is darker than black or lighter than white is cut off.
            var whole = Vector256.ConvertToInt32(Vector256.Min(Vector256.Max(sum, Vector256<float>.Zero), Most) + Half);
            var shorts = Vector128.Narrow(whole.GetLower(), whole.GetUpper()).AsUInt16();
            var bytes = Vector128.Narrow(shorts, shorts).AsUInt32();
            upper[x] = bytes.ToScalar();
            lower[x] = bytes.GetElement(1);
        }
    }

    // Colours counted by their alpha, back to colours as they are.
    private static Vector128<float> Straight(Vector128<float> pixel)
    {
        var alpha = pixel.GetElement(3);
        return alpha < 0.5f ? Vector128<float>.Zero : (pixel * (byte.MaxValue / alpha)).WithElement(3, alpha);
    }
}
