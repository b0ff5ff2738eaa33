using System.Collections.Frozen;

namespace Astria.Flux.Local.Text.Tokenizers;

/// <summary>GPT-2's way to write bytes as letters, which CLIP's vocabulary is spelled in: printable ones as themselves, the others from U+0100 on.</summary>
internal static class ByteLetters
{
    public const int Count = 256;

    /// <summary>The letters in the order of CLIP's vocabulary: the printable bytes first.</summary>
    public static IReadOnlyList<char> InVocabularyOrder { get; } =
    [
        .. Enumerable.Range(0, Count).Where(IsPrintable).Select(value => (char)value),
        .. Enumerable.Range(0, Count - Enumerable.Range(0, Count).Count(IsPrintable)).Select(i => (char)(Count + i)),
    ];

    /// <summary>The letter of each byte.</summary>
    public static IReadOnlyList<char> OfByte { get; } = Letters();

    private static readonly FrozenSet<char> All = InVocabularyOrder.ToFrozenSet();

    public static bool IsLetter(char character) => All.Contains(character);

    private static bool IsPrintable(int value) => value is (>= '!' and <= '~') or (>= '¡' and <= '¬') or (>= '®' and <= 'ÿ');

    private static char[] Letters()
    {
        var letters = new char[Count];
        var next = (char)Count;
        for (var value = 0; value < Count; value++) letters[value] = IsPrintable(value) ? (char)value : next++;
        return letters;
    }
}
