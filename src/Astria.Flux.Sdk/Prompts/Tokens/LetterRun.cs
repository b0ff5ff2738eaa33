#if NET
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
#endif

namespace Astria.Flux.Prompts.Tokens;

/// <summary>Finds where a run of English letters ends, sixteen characters at a time where the machine can.</summary>
internal static class LetterRun
{
    public static int End(ReadOnlySpan<char> text, int start)
    {
        var end = start;
#if NET
        if (Vector128.IsHardwareAccelerated && text.Length - start >= Vector128<byte>.Count)
        {
            var units = MemoryMarshal.Cast<char, ushort>(text.Slice(start));
            var bytes = Vector128.NarrowWithSaturation(Vector128.Create(units), Vector128.Create(units.Slice(Vector128<ushort>.Count)));
            // Letters of both cases are at most 25 behind 'a' once the bit that tells them apart is set; everything else wraps around.
            var distance = (bytes | Vector128.Create((byte)0x20)) - Vector128.Create((byte)'a');
            var others = Vector128.GreaterThan(distance, Vector128.Create((byte)25)).ExtractMostSignificantBits();
            if (others != 0)
                return start + BitOperations.TrailingZeroCount(others);
            end = start + Vector128<byte>.Count;
        }
#endif
        while ((uint)end < (uint)text.Length && (uint)((text[end] | 0x20) - 'a') <= 'z' - 'a')
            end++;
        return end;
    }
}
