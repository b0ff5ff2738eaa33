#if NET
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
#endif

namespace Astria.Flux.Prompts.Syntax;

/// <summary>A prompt in one byte a character: what is beyond a byte becomes the highest. Twice as many characters are looked at in the same time, and zeros behind the end
/// make the last ones like all others.</summary>
internal static class NarrowText
{
    /// <summary>How many zeros there are behind the end: whoever reads may begin at any character.</summary>
    public const int Padding = CharacterWindow.Size;

    /// <summary>Writes a text in bytes.</summary>
    /// <param name="text">The text.</param>
    /// <param name="bytes">As long as the text and the padding.</param>
    public static void Write(ReadOnlySpan<char> text, Span<byte> bytes)
    {
        bytes.Slice(text.Length, Padding).Clear();
        var done = 0;
#if NET
        if (Vector128.IsHardwareAccelerated && text.Length >= Vector128<byte>.Count)
        {
            ref var from = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text));
            ref var to = ref MemoryMarshal.GetReference(bytes);
            for (; Vector512.IsHardwareAccelerated && done + Vector512<byte>.Count <= text.Length; done += Vector512<byte>.Count)
            {
                Vector512.NarrowWithSaturation(Vector512.LoadUnsafe(ref from, (nuint)done), Vector512.LoadUnsafe(ref from, (nuint)(done + Vector512<ushort>.Count)))
                    .StoreUnsafe(ref to, (nuint)done);
            }

            while (done < text.Length)
            {
                // The last ones are written again with some of those before them.
                done = Math.Min(done, text.Length - Vector128<byte>.Count);
                Vector128.NarrowWithSaturation(Vector128.LoadUnsafe(ref from, (nuint)done), Vector128.LoadUnsafe(ref from, (nuint)(done + Vector128<ushort>.Count)))
                    .StoreUnsafe(ref to, (nuint)done);
                done += Vector128<byte>.Count;
            }
        }
#endif
        for (; done < text.Length; done++)
            bytes[done] = (byte)Math.Min(text[done], (char)byte.MaxValue);
    }
}
