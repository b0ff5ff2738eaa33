#if NET
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
#endif

namespace Astria.Flux.Prompts.Syntax;

/// <summary>The first sixteen characters of a word in lower case, as two numbers, so that words are compared at once. A typographic apostrophe is a straight
/// one.</summary>
/// <remarks>Words with the same letters have the same key, whatever their case. Words of up to sixteen characters that differ have different keys, but for those that
/// differ in characters outside of ASCII.</remarks>
internal readonly struct WordKey
{
    /// <summary>How many characters it holds.</summary>
    public const int Size = 16;

    private const int Half = 8;

    /// <summary>The first eight characters, the first of them in the lowest byte.</summary>
    public readonly ulong First;

    /// <summary>The other eight; zeros where the word has ended.</summary>
    public readonly ulong Second;

    /// <summary>A number for tables, which take its uppermost bits; cheap, not unique.</summary>
    public readonly ulong Mixed;

    private WordKey(ulong first, ulong second)
    {
        First = first;
        Second = second;
        // The uppermost bits of a product depend on every character.
        Mixed = (first ^ ((second << 29) | (second >> 35))) * 0x9E3779B97F4A7C15;
    }

    /// <summary>The upper half of <see cref="Mixed"/>.</summary>
    public uint Hash => (uint)(Mixed >> 32);

#if NET
    // As many bytes of ones as a window has characters, and sixteen zeros: what is read at the end of the ones less the length of a word keeps that word of what is behind it.
    private static ReadOnlySpan<byte> Masks =>
    [
        255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
        255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
        255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
        255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ];

    /// <summary>The key of a word of ASCII characters.</summary>
    /// <param name="text">The first character; fifteen more can be read.</param>
    /// <param name="length">How long the word is; no longer than a window.</param>
    public static WordKey Of(ref readonly byte text, int length)
    {
        var isInWord = Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(Masks), (nuint)(uint)(CharacterWindow.Size - length));
        var halves = ((Vector128.LoadUnsafe(in text) | Vector128.Create((byte)0x20)) & isInWord).AsUInt64();
        return new(halves.GetElement(0), halves.GetElement(1));
    }
#endif

    /// <summary>The key of any word.</summary>
    public static WordKey Of(ReadOnlySpan<char> word)
    {
        ulong first = 0, second = 0;
        for (var i = Math.Min(word.Length, Size) - 1; i >= 0; i--)
        {
            ulong character = word[i] is '\u2019' or '\u2018' ? '\'' : (byte)(Math.Min(word[i], (char)byte.MaxValue) | 0x20);
            if (i < Half)
                first = (first << 8) | character;
            else
                second = (second << 8) | character;
        }

        return new(first, second);
    }
}
