#if NET
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
#endif

namespace Astria.Flux.Prompts.Tokens;

/// <summary>What a text is made of: runs of letters, and how many are one letter or many; runs of punctuation, digits, characters of scripts without blanks.</summary>
internal struct TextCounts
{
    // A word of up to so many letters is short.
    private const int ShortWord = 7;

    private const char FirstOther = '\u2E80';
    private const char FirstForeignLetter = '\u00C0';
    private const char BehindForeignLetters = '\u2000';

#if NET
    // So many characters at a time: one bit of a number for each.
    private const int BlockSize = 64;
#endif

    /// <summary>Runs of letters.</summary>
    public int Words { get; private set; }

    /// <summary>Runs of a single letter.</summary>
    public int SingleLetters { get; private set; }

    /// <summary>Of each run of letters, those behind the seventh.</summary>
    public int LettersOfLongWords { get; private set; }

    /// <summary>Runs of punctuation.</summary>
    public int Punctuation { get; private set; }

    /// <summary>Digits, each for itself.</summary>
    public int Digits { get; private set; }

    /// <summary>Characters of Chinese, Japanese and their like, emoji; each for itself.</summary>
    public int Others { get; private set; }

    public static TextCounts Of(ReadOnlySpan<char> text)
    {
        var counts = default(TextCounts);
#if NET
        if (Vector512.IsHardwareAccelerated && text.Length >= BlockSize)
            counts.CountBlocks(text);
        else
#endif
            counts.CountOneByOne(text);
        return counts;
    }

    private void CountOneByOne(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length;)
        {
            var start = i;
            if (IsLetter(text[i]))
            {
                i = LetterRun.End(text, i);
                while (i < text.Length && IsLetter(text[i]))
                    i++;
                Words++;
                SingleLetters += i - start == 1 ? 1 : 0;
                LettersOfLongWords += Math.Max(0, i - start - ShortWord);
            }
            else if (text[i] is >= '0' and <= '9')
            {
                Digits++;
                i++;
            }
            else if (text[i] >= FirstOther)
            {
                Others++;
                i++;
            }
            else if (IsPunctuation(text[i]))
            {
                while (i < text.Length && IsPunctuation(text[i]))
                    i++;
                Punctuation++;
            }
            else
            {
                i++;
            }
        }
    }

    private static bool IsLetter(char character) => (character | 0x20) is >= 'a' and <= 'z' || (character >= FirstForeignLetter && character < BehindForeignLetters);

    private static bool IsPunctuation(char character) => character is > ' ' and < FirstOther && !IsLetter(character) && character is not (>= '0' and <= '9');

#if NET
    private void CountBlocks(ReadOnlySpan<char> text)
    {
        // What the block before ends with: runs go on. Pairs, and fours, of letters in a row, by the last of them.
        ulong letters = 0, pairs = 0, fours = 0, punctuation = 0;
        int words = 0, single = 0, ofLong = 0, digits = 0, others = 0, runs = 0;
        for (var start = 0; start < text.Length; start += BlockSize)
        {
            // The last block is read from the end of the text; what it has in common with the one before is left out.
            var from = Math.Min(start, text.Length - BlockSize);
            var block = Block.Read(ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text.Slice(from, BlockSize))), start - from);
            var nowPairs = block.Letters & Behind(block.Letters, letters, 1);
            var nowFours = nowPairs & Behind(nowPairs, pairs, 2);
            var begun = BitOperations.PopCount(block.Letters & ~Behind(block.Letters, letters, 1));
            words += begun;
            // A word whose second letter is in the next block is taken back there.
            single += begun - BitOperations.PopCount(nowPairs & ~Behind(nowPairs, pairs, 1));
            ofLong += BitOperations.PopCount(nowFours & Behind(nowFours, fours, ShortWord / 2 + 1));
            digits += BitOperations.PopCount(block.Digits);
            others += BitOperations.PopCount(block.Others);
            runs += BitOperations.PopCount(block.Punctuation & ~Behind(block.Punctuation, punctuation, 1));
            (letters, pairs, fours, punctuation) = (block.Letters, nowPairs, nowFours, block.Punctuation);
        }

        (Words, SingleLetters, LettersOfLongWords, Digits, Others, Punctuation) = (words, single, ofLong, digits, others, runs);

        static ulong Behind(ulong bits, ulong before, int distance) => (bits << distance) | (before >> (BlockSize - distance));
    }

    private readonly struct Block(ulong letters, ulong digits, ulong others, ulong punctuation)
    {
        public ulong Letters { get; } = letters;

        public ulong Digits { get; } = digits;

        public ulong Others { get; } = others;

        public ulong Punctuation { get; } = punctuation;

        public static Block Read(ref ushort first, int skip)
        {
            var left = Vector512.LoadUnsafe(ref first);
            var right = Vector512.LoadUnsafe(ref first, (nuint)Vector512<ushort>.Count);
            return Vector512.LessThanOrEqualAll(left | right, Vector512.Create((ushort)byte.MaxValue))
                ? OfBytes(Vector512.NarrowWithSaturation(left, right), skip)
                : OfAny(left, right, skip);
        }

        // Most blocks hold characters of one byte, and are looked at as one vector.
        private static Block OfBytes(Vector512<byte> bytes, int skip)
        {
            var letters = (Vector512.LessThanOrEqual((bytes | Vector512.Create((byte)0x20)) - Vector512.Create((byte)'a'), Vector512.Create((byte)('z' - 'a')))
                | Vector512.GreaterThanOrEqual(bytes, Vector512.Create((byte)FirstForeignLetter))).ExtractMostSignificantBits();
            var digits = Vector512.LessThanOrEqual(bytes - Vector512.Create((byte)'0'), Vector512.Create((byte)9)).ExtractMostSignificantBits();
            var blanks = Vector512.LessThanOrEqual(bytes, Vector512.Create((byte)' ')).ExtractMostSignificantBits();
            return new(letters >> skip, digits >> skip, 0, ~(letters | digits | blanks) >> skip);
        }

        private static Block OfAny(Vector512<ushort> left, Vector512<ushort> right, int skip)
        {
            var letters = Bits(Letter(left), Letter(right));
            var digits = Bits(Digit(left), Digit(right));
            var others = Bits(Vector512.GreaterThanOrEqual(left, Vector512.Create((ushort)FirstOther)), Vector512.GreaterThanOrEqual(right, Vector512.Create((ushort)FirstOther)));
            var blanks = Bits(Vector512.LessThanOrEqual(left, Vector512.Create((ushort)' ')), Vector512.LessThanOrEqual(right, Vector512.Create((ushort)' ')));
            var punctuation = ~(letters | digits | others | blanks);
            return new(letters >> skip, digits >> skip, others >> skip, punctuation >> skip);
        }

        private static Vector512<ushort> Letter(Vector512<ushort> characters) =>
            Vector512.LessThanOrEqual((characters | Vector512.Create((ushort)0x20)) - Vector512.Create((ushort)'a'), Vector512.Create((ushort)('z' - 'a')))
            | Vector512.LessThan(characters - Vector512.Create((ushort)FirstForeignLetter), Vector512.Create((ushort)(BehindForeignLetters - FirstForeignLetter)));

        private static Vector512<ushort> Digit(Vector512<ushort> characters) =>
            Vector512.LessThanOrEqual(characters - Vector512.Create((ushort)'0'), Vector512.Create((ushort)9));

        private static ulong Bits(Vector512<ushort> left, Vector512<ushort> right) =>
            left.ExtractMostSignificantBits() | (right.ExtractMostSignificantBits() << (BlockSize / 2));
    }
#endif
}
