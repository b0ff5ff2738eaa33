using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Astria.Flux.Imaging.Resampling;

/// <summary>The horizontal half of a resize: a row of numbers becomes a row of pixels.</summary>
internal static class LineReduce
{
    private static readonly Vector128<float> Most = Vector128.Create((float)byte.MaxValue);
    private static readonly Vector128<float> Half = Vector128.Create(0.5f);

    /// <summary>Makes one row.</summary>
    /// <param name="line">The row, four numbers a pixel; colours already counted by their alpha unless the picture is opaque.</param>
    /// <param name="taps">What each pixel is made of.</param>
    /// <param name="isOpaque">Whether colours are as they are, and not counted by their alpha.</param>
    /// <param name="rgba">The pixels; as many as <paramref name="taps"/> were made for.</param>
    public static void Run(ReadOnlySpan<float> line, LanczosTaps taps, bool isOpaque, Span<byte> rgba)
    {
        var pixels = MemoryMarshal.Cast<float, Vector128<float>>(line);
        var target = MemoryMarshal.Cast<byte, uint>(rgba);
        for (var x = 0; x < target.Length; x++)
        {
            var weights = taps.Weights(x);
            ref var pixel = ref MemoryMarshal.GetReference(pixels.Slice(taps.Start(x), weights.Length));
            var (even, odd) = (Vector128<float>.Zero, Vector128<float>.Zero);
            var t = 0;

            // Two sums, so that one doesn't wait for the other.
            for (; t < weights.Length - 1; t += 2)
            {
                even = Vector128.MultiplyAddEstimate(Unsafe.Add(ref pixel, t), Vector128.Create(weights[t]), even);
                odd = Vector128.MultiplyAddEstimate(Unsafe.Add(ref pixel, t + 1), Vector128.Create(weights[t + 1]), odd);
            }

            if (t < weights.Length) even = Vector128.MultiplyAddEstimate(Unsafe.Add(ref pixel, t), Vector128.Create(weights[t]), even);
            var sum = even + odd;
            target[x] = Bytes(isOpaque ? sum : Straight(sum));
        }
    }

    // Colours counted by their alpha, back to colours as they are.
    private static Vector128<float> Straight(Vector128<float> pixel)
    {
        var alpha = pixel.GetElement(3);
        return alpha < Half.ToScalar() ? Vector128<float>.Zero : (pixel * (byte.MaxValue / alpha)).WithElement(3, alpha);
    }

    private static uint Bytes(Vector128<float> pixel)
    {
        // Lanczos overshoots at edges: what is darker than black or lighter than white is cut off.
        var whole = Vector128.ConvertToInt32(Vector128.Min(Vector128.Max(pixel, Vector128<float>.Zero), Most) + Half);
        var shorts = Vector128.Narrow(whole, whole);
        return Vector128.Narrow(shorts.AsUInt16(), shorts.AsUInt16()).AsUInt32().ToScalar();
    }
}
