using System.Runtime.Intrinsics;

namespace Astria.Flux.Local.Managed.Numerics;

/// <summary>Brings lines of a matrix into the order that a kernel reads: a column of all lines, then the next.</summary>
internal static unsafe class Panels
{
    /// <summary>Lines that lie side by side: each column is copied as it is.</summary>
    public static void CopyLines(float* packed, float* source, int lines, int width, nint depthStride, int depths)
    {
        for (var k = 0; k < depths; k++)
        {
            var from = source + (k * depthStride);
            var to = packed + ((nint)k * width);
            var i = 0;
            for (; i + Vector128<float>.Count <= lines; i += Vector128<float>.Count) Vector128.Load(from + i).Store(to + i);
            for (; i < lines; i++) to[i] = from[i];
        }
    }

    /// <summary>Lines that lie one after the other: turned, four by four.</summary>
    public static void TurnLines(float* packed, float* source, int lines, int width, nint lineStride, int depths)
    {
        var line = 0;
        for (; line + 4 <= lines; line += 4)
        {
            var s0 = source + (line * lineStride);
            var s1 = s0 + lineStride;
            var s2 = s1 + lineStride;
            var s3 = s2 + lineStride;
            var to = packed + line;
            var k = 0;
            for (; k + 4 <= depths; k += 4, to += 4 * width)
            {
                var a = Vector128.Load(s0 + k);
                var b = Vector128.Load(s1 + k);
                var c = Vector128.Load(s2 + k);
                var d = Vector128.Load(s3 + k);

                // Pairs of lines first, then pairs of pairs.
                var ab = Vector128.Create(a.GetLower(), b.GetLower());
                var cd = Vector128.Create(c.GetLower(), d.GetLower());
                var abHigh = Vector128.Create(a.GetUpper(), b.GetUpper());
                var cdHigh = Vector128.Create(c.GetUpper(), d.GetUpper());
                Zip(ab, cd, to, to + width);
                Zip(abHigh, cdHigh, to + (2 * width), to + (3 * width));
            }

            for (; k < depths; k++, to += width)
            {
                to[0] = s0[k];
                to[1] = s1[k];
                to[2] = s2[k];
                to[3] = s3[k];
            }
        }

        if (line < lines) GatherLines(packed + line, source + (line * lineStride), lines - line, width, lineStride, 1, depths);
    }

    /// <summary>Lines of any strides.</summary>
    public static void GatherLines(float* packed, float* source, int lines, int width, nint lineStride, nint depthStride, int depths)
    {
        for (var line = 0; line < lines; line++)
        {
            var from = source + (line * lineStride);
            var to = packed + line;
            for (var k = 0; k < depths; k++, to += width) *to = from[k * depthStride];
        }
    }

    // (a0 a1 b0 b1), (c0 c1 d0 d1) → (a0 b0 c0 d0), (a1 b1 c1 d1).
    private static void Zip(Vector128<float> ab, Vector128<float> cd, float* even, float* odd)
    {
        var first = Vector128.Shuffle(ab, Vector128.Create(0, 2, 1, 3));
        var second = Vector128.Shuffle(cd, Vector128.Create(0, 2, 1, 3));
        Vector128.Create(first.GetLower(), second.GetLower()).Store(even);
        Vector128.Create(first.GetUpper(), second.GetUpper()).Store(odd);
    }
}
