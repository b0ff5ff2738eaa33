using System.Globalization;
using System.Text;

namespace Astria.Flux.Local.Text.Tokenizers;

/// <summary>What CLIP does to a text before it looks up pieces: spaces joined, lower case, then words, single digits and runs of signs.</summary>
internal static class ClipText
{
    private static readonly string[] Suffixes = ["'s", "'t", "'re", "'ve", "'m", "'ll", "'d"];

    // The regular expression of OpenAI's tokenizer ignores case, and the long s is a case of s.
    private const string LongS = "'ſ";

    // So is this mark, whose capital is a letter: the expression takes it for neither letter nor sign and passes over it.
    private const char IotaSubscript = '\u0345';

    /// <summary>Trims, joins spaces, and puts all in lower case.</summary>
    public static string Clean(ReadOnlySpan<char> text, bool composes)
    {
        var cleaned = new StringBuilder(text.Length);
        foreach (var rune in text.Trim("\u001C\u001D\u001E\u001F \t\r\n\f\v\u0085\u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u2028\u2029\u202F\u205F\u3000").EnumerateRunes())
        {
            if (!Rune.IsWhiteSpace(rune)) cleaned.Append(rune.ToString());
            else if (cleaned.Length > 0 && cleaned[^1] != ' ') cleaned.Append(' ');
        }

        var joined = cleaned.ToString();
        return LowerCase.Of(composes ? Composition.Of(joined) : joined);
    }

    /// <summary>The next word from a place on; empty at the end.</summary>
    public static ReadOnlySpan<char> NextWord(string text, ref int at)
    {
        while (at < text.Length && (char.IsWhiteSpace(text[at]) || text[at] == IotaSubscript)) at++;
        if (at == text.Length) return default;
        var start = at;
        at += Length(text.AsSpan(at));
        return text.AsSpan(start, at - start);
    }

    private static int Length(ReadOnlySpan<char> rest)
    {
        if (rest.StartsWith(ClipTokenizer.StartPiece)) return ClipTokenizer.StartPiece.Length;
        if (rest.StartsWith(ClipTokenizer.EndPiece)) return ClipTokenizer.EndPiece.Length;
        if (rest[0] == '\'')
        {
            foreach (var suffix in Suffixes)
            {
                if (rest.StartsWith(suffix)) return suffix.Length;
            }

            if (rest.StartsWith(LongS)) return LongS.Length;
        }

        var kind = Kind.Of(rest, out var length);
        if (kind == Kind.Number) return length;
        while (length < rest.Length && Kind.Of(rest[length..], out var more) == kind) length += more;
        return length;
    }

    private static class Kind
    {
        public const int Letter = 1;
        public const int Number = 2;
        private const int Sign = 3;
        private const int Space = 4;

        public static int Of(ReadOnlySpan<char> text, out int length)
        {
            Rune.DecodeFromUtf16(text, out var rune, out length);
            if (Rune.IsWhiteSpace(rune) || rune.Value == IotaSubscript) return Space;
            return Rune.GetUnicodeCategory(rune) switch
            {
                UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
                    or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter => Letter,
                UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber => Number,
                _ => Sign,
            };
        }
    }
}
