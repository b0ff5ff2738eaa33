using System.Globalization;
using System.Text;

namespace Astria.Flux.Local.Text.Tokenizers;

/// <summary>Unicode's full lower case, as Python has it: .NET maps one character to one, and knows nothing of the sigma that ends a word.</summary>
internal static class LowerCase
{
    private const char CapitalSigma = 'Σ';
    private const char Sigma = 'σ';
    private const char FinalSigma = 'ς';
    private const char DottedCapitalI = 'İ';
    private const string DottedI = "i\u0307";

    // Word_Break's MidLetter, MidNumLet and Single_Quote, which Unicode ignores when it looks for the end of a word.
    private const string IgnoredSigns = "'.:\u00B7\u0387\u055F\u05F4\u2018\u2019\u2024\u2027\uFE13\uFE52\uFE55\uFF07\uFF0E\uFF1A";

    public static string Of(string text)
    {
        if (Ascii.IsValid(text)) return text.ToLowerInvariant();
        var lower = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == DottedCapitalI) lower.Append(DottedI);
            else if (text[i] == CapitalSigma) lower.Append(EndsWord(text, i) ? FinalSigma : Sigma);
            else if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) lower.Append(Rune.ToLowerInvariant(new Rune(text[i], text[++i])).ToString());
            else lower.Append(char.ToLowerInvariant(text[i]));
        }

        return lower.ToString();
    }

    // A cased letter before it and none behind it, marks and the like not counted.
    private static bool EndsWord(string text, int place)
    {
        var before = place;
        do before -= before > 1 && char.IsLowSurrogate(text[before - 1]) ? 2 : 1;
        while (before >= 0 && IsIgnored(text, before));
        if (before < 0 || !IsCased(text, before)) return false;
        var after = place + 1;
        while (after < text.Length && IsIgnored(text, after)) after += char.IsHighSurrogate(text[after]) ? 2 : 1;
        return after >= text.Length || !IsCased(text, after);
    }

    private static bool IsIgnored(string text, int place) =>
        IgnoredSigns.Contains(text[place]) || CharUnicodeInfo.GetUnicodeCategory(text, place)
            is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format or UnicodeCategory.ModifierLetter or UnicodeCategory.ModifierSymbol;

    private static bool IsCased(string text, int place) =>
        text[place] is 'ª' or 'º' or (>= '\u2160' and <= '\u217F') or (>= '\u24B6' and <= '\u24E9') || CharUnicodeInfo.GetUnicodeCategory(text, place)
            is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter;
}
