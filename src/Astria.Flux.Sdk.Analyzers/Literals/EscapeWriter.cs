using System.Globalization;
using System.Text;

namespace Astria.Flux.Analyzers.Literals;

/// <summary>Writes text as a literal of a spelling would.</summary>
internal static class EscapeWriter
{
    /// <summary>Writes text.</summary>
    /// <returns><see langword="null"/> when that spelling can't.</returns>
    public static string? Write(string text, LiteralSpelling spelling)
    {
        // How many quotes and braces end a raw literal depends on the literal.
        if (spelling == LiteralSpelling.Raw)
            return text.IndexOfAny(['"', '{', '}', '\n', '\r']) < 0 ? text : null;
        var written = new StringBuilder();
        foreach (var character in text)
            written.Append(Write(character, spelling));
        return written.ToString();
    }

    private static string Write(char character, LiteralSpelling spelling)
    {
        var isVerbatim = spelling is LiteralSpelling.Verbatim or LiteralSpelling.VerbatimInterpolated;
        var isInterpolated = spelling is LiteralSpelling.RegularInterpolated or LiteralSpelling.VerbatimInterpolated;
        return character switch
        {
            '"' => isVerbatim ? "\"\"" : "\\\"",
            '\\' when !isVerbatim => @"\\",
            '{' or '}' when isInterpolated => new string(character, 2),
            _ when !isVerbatim && char.IsControl(character) => $"\\u{((int)character).ToString("x4", CultureInfo.InvariantCulture)}",
            _ => character.ToString(),
        };
    }
}
