using Astria.Flux.Prompts.Syntax;
using CsCheck;

namespace Astria.Flux.Tests.Prompts.Syntax;

internal sealed class CharacterWindowTests
{
    private static readonly Gen<string> Text = Gen.OneOf(Gen.Char["abcdefghijk -"], Gen.Char["abzAZ ,.-'0_@[`{é\u0100\u2019\ud800"], Gen.Char).Array[1, 200].Select(characters => new string(characters));

    private delegate CharacterWindow Reader(ReadOnlySpan<byte> text);

    // Which of them runs depends on the machine; all must see the same.
    private static IEnumerable<TestCaseData> Readers() =>
    [
        new TestCaseData((Reader)(text => CharacterWindow.Read(text, 0))).SetArgDisplayNames("whichever fits the machine"),
        new TestCaseData((Reader)CharacterWindow.ReadWhole).SetArgDisplayNames("64 bytes at once"),
        new TestCaseData((Reader)CharacterWindow.ReadParts).SetArgDisplayNames("16 bytes at once"),
        new TestCaseData((Reader)CharacterWindow.ReadOneByOne).SetArgDisplayNames("one by one"),
    ];

    [TestCaseSource(nameof(Readers))]
    public void It_sorts_each_of_the_next_64_characters_and_nothing_behind_the_end(Delegate reader) =>
        Gen.Select(Text, Gen.Int[0, 199]).Sample((text, place) =>
        {
            var start = place % text.Length;

            var window = ((Reader)reader)(Narrow(text).AsSpan(start, CharacterWindow.Size));

            return window.Words == Bits(text, start, IsWord)
                && window.Capitals == Bits(text, start, (all, i) => char.IsAsciiLetterUpper(all[i]))
                && window.Separators == Bits(text, start, (all, i) => IsSeparator(all, i, ",."))
                && window.Stops == Bits(text, start, (all, i) => IsSeparator(all, i, "."))
                && window.Plain == (Bits(text, start, IsPlain) & (ulong.MaxValue >> 1))
                && window.HasLongWord == HasLongWord(text, start);
        });

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(40)]
    [TestCase(63)]
    public void The_lowest_bit_is_found(int bit) => CharacterWindow.LowestBit(1UL << bit | 1UL << 63).Should().Be(bit);

    [Test]
    public void A_text_in_bytes_has_its_characters_up_to_the_highest_byte_and_zeros_behind_it() =>
        Text.Sample(text =>
        {
            var bytes = Narrow(text);

            return bytes.Length == text.Length + NarrowText.Padding && bytes.AsSpan(text.Length).IndexOfAnyExcept((byte)0) < 0
                && bytes.Take(text.Length).SequenceEqual(text.Select(character => (byte)Math.Min(character, (char)byte.MaxValue)));
        });

    private static byte[] Narrow(string text)
    {
        var bytes = new byte[text.Length + NarrowText.Padding];
        bytes.AsSpan().Fill(1);
        NarrowText.Write(text, bytes);
        return bytes;
    }

    // What is before the window is not looked at: it begins where a word does.
    private static ulong Bits(string text, int start, Func<string, int, bool> isOne)
    {
        var seen = text.Substring(start, Math.Min(CharacterWindow.Size, text.Length - start));
        ulong bits = 0;
        for (var i = 0; i < seen.Length; i++)
            bits |= isOne(seen, i) ? 1UL << i : 0;
        return bits;
    }

    private static bool HasLongWord(string text, int start)
    {
        var row = 0;
        for (var i = start; i < Math.Min(text.Length, start + CharacterWindow.Size); i++)
        {
            row = IsWord(text, i) ? row + 1 : 0;
            if (row > WordKey.Size)
                return true;
        }

        return false;
    }

    private static bool IsLetter(string text, int index) => index >= 0 && index < text.Length && char.IsAsciiLetter(text[index]);

    private static bool IsJoint(string text, int index) => text[index] is '-' or '\'' && IsLetter(text, index - 1) && IsLetter(text, index + 1);

    private static bool IsWord(string text, int index) => IsLetter(text, index) || IsJoint(text, index);

    private static bool IsSeparator(string text, int index, string which) =>
        which.Contains(text[index]) && IsLetter(text, index - 1) && index + 1 < text.Length && text[index + 1] == ' ' && IsLetter(text, index + 2);

    private static bool IsPlain(string text, int index) =>
        IsWord(text, index) || IsSeparator(text, index, ",.")
        || (text[index] == ' ' && IsLetter(text, index + 1) && (IsLetter(text, index - 1) || (index > 0 && IsSeparator(text, index - 1, ",."))));
}
