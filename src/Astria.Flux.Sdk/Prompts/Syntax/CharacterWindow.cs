#if NET
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
#endif

namespace Astria.Flux.Prompts.Syntax;

/// <summary>64 characters of a prompt, sorted at once: for each a bit that says whether it belongs to a word of English letters, or to what simply stands between two
/// of them.</summary>
internal readonly struct CharacterWindow
{
    /// <summary>How many characters it looks at.</summary>
    public const int Size = 64;

    /// <summary>What a character is depends on two behind it: so many of them it is sure of.</summary>
    public const int Known = Size - 3;

    // Fields: each property is one more method that a cold compiler compiles before its first prompt.
    /// <summary>English letters, and the hyphens and apostrophes between them.</summary>
    public readonly ulong Words;

    /// <summary>English letters that are capitals.</summary>
    public readonly ulong Capitals;

    /// <summary>Commas and full stops with a letter before them, and a blank and a letter behind.</summary>
    public readonly ulong Separators;

    /// <summary>The full stops among the separators.</summary>
    public readonly ulong Stops;

    /// <summary>Whether a word is longer than a <see cref="WordKey"/>.</summary>
    public readonly bool HasLongWord;

    /// <summary>All of them, and single blanks between two letters.</summary>
    public readonly ulong Plain;

    private CharacterWindow(ulong letters, ulong capitals, ulong blanks, ulong commas, ulong stops, ulong joints)
    {
        var separators = (letters << 1) & (blanks >> 1) & (letters >> 2);
        Capitals = capitals;
        Words = letters | (joints & (letters << 1) & (letters >> 1));
        Separators = (commas | stops) & separators;
        Stops = stops & separators;
        HasLongWord = HasLongRow(Words);
        // The last character is left out, so that a row of them always ends.
        Plain = (Words | Separators | (Separators << 1) | (blanks & (letters << 1) & (letters >> 1))) & (ulong.MaxValue >> 1);
    }

    /// <summary>Looks at the characters from a position on.</summary>
    /// <param name="text">The prompt and its padding; see <see cref="NarrowText"/>.</param>
    /// <param name="start">The position.</param>
    public static CharacterWindow Read(ReadOnlySpan<byte> text, int start)
    {
#if NET
        if (Vector512.IsHardwareAccelerated)
            return ReadWhole(text.Slice(start, Size));
        if (Vector128.IsHardwareAccelerated)
            return ReadParts(text.Slice(start, Size));
#endif
        return ReadOneByOne(text.Slice(start, Size));
    }

    /// <summary>The number of zeros below the lowest bit.</summary>
    public static int LowestBit(ulong bits)
    {
#if NET
        return BitOperations.TrailingZeroCount(bits);
#else
        if (bits == 0)
            return Size;
        var number = 0;
        for (var width = Size / 2; width > 0; width /= 2)
        {
            if ((bits & ((1UL << width) - 1)) != 0)
                continue;
            bits >>= width;
            number += width;
        }

        return number;
#endif
    }

    // Whether more bits than a key has characters are set one behind the other.
    private static bool HasLongRow(ulong bits)
    {
        var two = bits & (bits >> 1);
        var four = two & (two >> 2);
        var eight = four & (four >> 4);
        return (eight & (eight >> 8) & (bits >> 16)) != 0;
    }

    /// <summary>As <see cref="Read"/>, where there are no vectors.</summary>
    internal static CharacterWindow ReadOneByOne(ReadOnlySpan<byte> text)
    {
        ulong letters = 0, capitals = 0, blanks = 0, commas = 0, stops = 0, joints = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var bit = 1UL << i;
            if ((uint)((text[i] | 0x20) - 'a') <= 'z' - 'a')
                (letters, capitals) = (letters | bit, text[i] <= 'Z' ? capitals | bit : capitals);
            else if (text[i] == ' ')
                blanks |= bit;
            else if (text[i] == ',')
                commas |= bit;
            else if (text[i] == '.')
                stops |= bit;
            else if (text[i] is (byte)'-' or (byte)'\'')
                joints |= bit;
        }

        return new(letters, capitals, blanks, commas, stops, joints);
    }

#if NET
    /// <summary>As <see cref="Read"/>, with vectors of 64 bytes.</summary>
    internal static CharacterWindow ReadWhole(ReadOnlySpan<byte> text)
    {
        var bytes = Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(text));
        // Letters of both cases are at most 25 behind 'a' once the bit that tells them apart is set; everything else wraps around.
        var distance = (bytes | Vector512.Create((byte)0x20)) - Vector512.Create((byte)'a');
        return new(
            Vector512.LessThanOrEqual(distance, Vector512.Create((byte)25)).ExtractMostSignificantBits(),
            Vector512.LessThanOrEqual(bytes - Vector512.Create((byte)'A'), Vector512.Create((byte)25)).ExtractMostSignificantBits(),
            Vector512.Equals(bytes, Vector512.Create((byte)' ')).ExtractMostSignificantBits(),
            Vector512.Equals(bytes, Vector512.Create((byte)',')).ExtractMostSignificantBits(),
            Vector512.Equals(bytes, Vector512.Create((byte)'.')).ExtractMostSignificantBits(),
            Vector512.Equals(bytes, Vector512.Create((byte)'-')).ExtractMostSignificantBits() | Vector512.Equals(bytes, Vector512.Create((byte)'\'')).ExtractMostSignificantBits());
    }

    /// <summary>As <see cref="Read"/>, with vectors of 16 bytes.</summary>
    internal static CharacterWindow ReadParts(ReadOnlySpan<byte> text)
    {
        ulong letters = 0, capitals = 0, blanks = 0, commas = 0, stops = 0, joints = 0;
        for (var i = 0; i < Size; i += Vector128<byte>.Count)
        {
            var bytes = Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(text), (nuint)i);
            var distance = (bytes | Vector128.Create((byte)0x20)) - Vector128.Create((byte)'a');
            letters |= Bits(Vector128.LessThanOrEqual(distance, Vector128.Create((byte)25)));
            capitals |= Bits(Vector128.LessThanOrEqual(bytes - Vector128.Create((byte)'A'), Vector128.Create((byte)25)));
            blanks |= Bits(Vector128.Equals(bytes, Vector128.Create((byte)' ')));
            commas |= Bits(Vector128.Equals(bytes, Vector128.Create((byte)',')));
            stops |= Bits(Vector128.Equals(bytes, Vector128.Create((byte)'.')));
            joints |= Bits(Vector128.Equals(bytes, Vector128.Create((byte)'-')) | Vector128.Equals(bytes, Vector128.Create((byte)'\'')));

            ulong Bits(Vector128<byte> found) => (ulong)found.ExtractMostSignificantBits() << i;
        }

        return new(letters, capitals, blanks, commas, stops, joints);
    }
#endif
}
