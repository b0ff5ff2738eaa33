using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Astria.Flux.Analyzers.Literals;

/// <summary>Reads the characters of one literal token, and where each of them stands.</summary>
/// <remarks>What the compiler says the token means decides: where it and this reading differ, nothing is read.</remarks>
internal static class TokenReader
{
    public static bool TryAppend(SyntaxToken token, LiteralReader into) => token.Kind() switch
    {
        SyntaxKind.SingleLineRawStringLiteralToken => TryAppendRaw(token, QuotesOf(token.Text), string.Empty, into),
        SyntaxKind.MultiLineRawStringLiteralToken => TryAppendRaw(token, token.Text.IndexOf('\n') + 1, LastIndentation(token.Text), into),
        _ when token.Text.StartsWith("@", StringComparison.Ordinal) => TryAppend(token, 2, token.Text.Length - 1, LiteralSpelling.Verbatim, into),
        _ => TryAppend(token, 1, token.Text.Length - 1, LiteralSpelling.Regular, into),
    };

    public static bool TryAppend(SyntaxToken token, InterpolatedStringExpressionSyntax whole, LiteralReader into) => whole.StringStartToken.Kind() switch
    {
        SyntaxKind.InterpolatedStringStartToken => TryAppend(token, 0, token.Text.Length, LiteralSpelling.RegularInterpolated, into),
        SyntaxKind.InterpolatedVerbatimStringStartToken => TryAppend(token, 0, token.Text.Length, LiteralSpelling.VerbatimInterpolated, into),
        SyntaxKind.InterpolatedMultiLineRawStringStartToken => TryAppendRaw(token, 0, LastIndentation(whole.StringEndToken.Text), into, IsFirst(token, whole)),
        _ => TryAppendRaw(token, 0, string.Empty, into),
    };

    private static bool IsFirst(SyntaxToken token, InterpolatedStringExpressionSyntax whole) => whole.Contents[0].SpanStart == token.SpanStart;

    private static bool TryAppend(SyntaxToken token, int start, int end, LiteralSpelling spelling, LiteralReader into)
    {
        var text = token.Text;
        var meaning = token.ValueText;
        var read = 0;
        for (var i = start; i < end;)
        {
            var length = EscapeReader.LengthAt(text, i, spelling);
            // An escape above the first plane is two code units at one place.
            var units = EscapeReader.UnitsAt(text, i, length, spelling);
            for (var unit = 0; unit < units && read < meaning.Length; unit++)
                into.Append(meaning[read++], new(token, new TextSpan(token.SpanStart + i, length), spelling));
            i += length;
        }

        return read == meaning.Length;
    }

    // Raw literals have no escapes; only the indentation of their lines is not part of them.
    private static bool TryAppendRaw(SyntaxToken token, int start, string indentation, LiteralReader into, bool isAtLineStart = true)
    {
        var text = token.Text;
        var meaning = token.ValueText;
        var i = start;
        var lineStart = isAtLineStart && indentation.Length > 0;
        for (var read = 0; read < meaning.Length; i++)
        {
            if (lineStart && string.CompareOrdinal(text, i, indentation, 0, indentation.Length) == 0)
                i += indentation.Length;
            if (i >= text.Length || text[i] != meaning[read])
                return false;
            into.Append(meaning[read++], new(token, new TextSpan(token.SpanStart + i, 1), LiteralSpelling.Raw));
            lineStart = text[i] == '\n';
        }

        return true;
    }

    private static int QuotesOf(string text)
    {
        var quotes = 0;
        while (quotes < text.Length && text[quotes] == '"')
            quotes++;
        return quotes;
    }

    private static string LastIndentation(string text)
    {
        var end = text.LastIndexOf('\n') + 1;
        var length = 0;
        while (end + length < text.Length && text[end + length] is ' ' or '\t')
            length++;
        return text.Substring(end, length);
    }
}
