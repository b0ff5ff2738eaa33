using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Astria.Flux.Imaging.Resampling;

/// <summary>The vertical half of a resize: rows of bytes, weighted, become one row of numbers.</summary>
internal static class RowBlend
{
    private const float PerByte = 1f / byte.MaxValue;

    /// <summary>Blends rows of a picture whose pixels are all opaque, or whose alpha needs no heed.</summary>
    /// <param name="rgba">The picture.</param>
    /// <param name="start">The first byte of the first row.</param>
    /// <param name="stride">Bytes from one row to the next.</param>
    /// <param name="weights">One weight a row.</param>
    /// <param name="line">The blended row; as many bytes of each row are read.</param>
    public static void Opaque(ReadOnlySpan<byte> rgba, int start, int stride, ReadOnlySpan<float> weights, Span<float> line)
    {
        _ = rgba.Slice(start + ((weights.Length - 1) * stride), line.Length);
        ref var pixels = ref Unsafe.Add(ref MemoryMarshal.GetReference(rgba), start);
        ref var target = ref MemoryMarshal.GetReference(line);
        var width = Vector<byte>.Count;
        if (line.Length < width)
        {
            Narrow(ref pixels, stride, weights, line);
            return;
        }

        for (var at = 0; ; at += width)
        {
            // The last stretch reaches back over what is done already; doing it twice gives the same.
            at = Math.Min(at, line.Length - width);
            var (a, b, c, d) = (Vector<float>.Zero, Vector<float>.Zero, Vector<float>.Zero, Vector<float>.Zero);
            ref var pixel = ref Unsafe.Add(ref pixels, at);
            foreach (var weight in weights)
            {
                Vector.Widen(Unsafe.ReadUnaligned<Vector<byte>>(ref pixel), out var low, out var high);
                Vector.Widen(low, out var first, out var second);
                Vector.Widen(high, out var third, out var fourth);
                var w = new Vector<float>(weight);
                a = Vector.MultiplyAddEstimate(Vector.ConvertToSingle(Vector.AsVectorInt32(first)), w, a);
                b = Vector.MultiplyAddEstimate(Vector.ConvertToSingle(Vector.AsVectorInt32(second)), w, b);
                c = Vector.MultiplyAddEstimate(Vector.ConvertToSingle(Vector.AsVectorInt32(third)), w, c);
                d = Vector.MultiplyAddEstimate(Vector.ConvertToSingle(Vector.AsVectorInt32(fourth)), w, d);
                pixel = ref Unsafe.Add(ref pixel, stride);
            }

            ref var done = ref Unsafe.Add(ref target, at);
            Write(a, ref done);
            Write(b, ref Unsafe.Add(ref done, Vector<float>.Count));
            Write(c, ref Unsafe.Add(ref done, 2 * Vector<float>.Count));
            Write(d, ref Unsafe.Add(ref done, 3 * Vector<float>.Count));
            if (at == line.Length - width) return;
        }
    }

    /// <summary>Blends rows in which colours count by their alpha, so that what is transparent doesn't stain what isn't.</summary>
    /// <inheritdoc cref="Opaque"/>
    public static void Transparent(ReadOnlySpan<byte> rgba, int start, int stride, ReadOnlySpan<float> weights, Span<float> line)
    {
        line.Clear();
        for (var row = 0; row < weights.Length; row++)
        {
            var pixels = rgba.Slice(start + (row * stride), line.Length);
            for (var i = 0; i < pixels.Length; i += Picture.BytesPerPixel)
            {
                var weight = weights[row];
                var share = weight * pixels[i + 3] * PerByte;
                line[i] += share * pixels[i];
                line[i + 1] += share * pixels[i + 1];
                line[i + 2] += share * pixels[i + 2];
                line[i + 3] += weight * pixels[i + 3];
            }
        }
    }

    private static void Narrow(ref byte pixels, int stride, ReadOnlySpan<float> weights, Span<float> line)
    {
        for (var i = 0; i < line.Length; i++)
        {
            var sum = 0f;
            for (var row = 0; row < weights.Length; row++) sum += weights[row] * Unsafe.Add(ref pixels, (row * stride) + i);
            line[i] = sum;
        }
    }

    private static void Write(Vector<float> values, ref float to) => Unsafe.WriteUnaligned(ref Unsafe.As<float, byte>(ref to), values);
}
