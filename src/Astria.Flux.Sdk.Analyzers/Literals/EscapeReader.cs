namespace Astria.Flux.Analyzers.Literals;

/// <summary>Knows how many characters of source one character of a literal takes.</summary>
internal static class EscapeReader
{
    public static int LengthAt(string text, int index, LiteralSpelling spelling)
    {
        var isDoubled = index + 1 < text.Length && text[index + 1] == text[index];
        return (text[index], spelling) switch
        {
            ('\\', LiteralSpelling.Regular or LiteralSpelling.RegularInterpolated) => EscapeLength(text, index),
            ('"', LiteralSpelling.Verbatim or LiteralSpelling.VerbatimInterpolated) when isDoubled => 2,
            ('{' or '}', LiteralSpelling.RegularInterpolated or LiteralSpelling.VerbatimInterpolated) when isDoubled => 2,
            _ => 1,
        };
    }

    public static int UnitsAt(string text, int index, int length, LiteralSpelling spelling) =>
        length == 10 && text[index] == '\\' && spelling is LiteralSpelling.Regular or LiteralSpelling.RegularInterpolated && IsAbovePlaneZero(text, index) ? 2 : 1;

    private static int EscapeLength(string text, int index)
    {
        if (index + 1 >= text.Length)
            return 1;
        return text[index + 1] switch
        {
            'u' => Math.Min(6, text.Length - index),
            'U' => Math.Min(10, text.Length - index),
            'x' => 2 + HexDigits(text, index + 2),
            _ => 2,
        };
    }

    private static int HexDigits(string text, int index)
    {
        var count = 0;
        while (count < 4 && index + count < text.Length && Uri.IsHexDigit(text[index + count]))
            count++;
        return count;
    }

    private static bool IsAbovePlaneZero(string text, int index) => string.CompareOrdinal(text, index + 2, "0000", 0, 4) != 0;
}
