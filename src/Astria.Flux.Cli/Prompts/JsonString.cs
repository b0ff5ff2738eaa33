using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Astria.Flux.Cli.Prompts;

/// <summary>Takes the escapes out of a JSON string, and remembers where each code unit stood; and puts them in.</summary>
/// <remarks>The framework's reader and writer refuse half of a surrogate pair; a linter takes any text.</remarks>
internal static class JsonString
{
    /// <param name="raw">What stands between the quotes; valid JSON.</param>
    /// <param name="column">The column of its first character.</param>
    /// <returns>The text, and the column of each of its code units and of the closing quote.</returns>
    public static (string Text, IReadOnlyList<int> Columns) Decode(string raw, int column)
    {
        var text = new StringBuilder(raw.Length);
        var columns = new List<int>(raw.Length + 1);
        for (var i = 0; i < raw.Length;)
        {
            columns.Add(column + i);
            var length = 1;
            var character = raw[i];
            if (character == '\\')
                (character, length) = Escape(raw.AsSpan(i + 1));
            text.Append(character);
            i += length;
        }

        columns.Add(column + raw.Length);
        return (text.ToString(), columns);
    }

    /// <summary>Puts the escapes into a text that need to be there. Half of a surrogate pair, which no encoding can write, is always one.</summary>
    /// <returns>What stands between the quotes.</returns>
    public static string Encode(string text)
    {
        var raw = new StringBuilder(text.Length);
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
            {
                i++;
                continue;
            }

            raw.Append(Escaped(text[start..i])).Append(Invariant($"\\u{(int)text[i]:x4}"));
            start = i + 1;
        }

        return raw.Append(Escaped(text[start..])).ToString();
    }

    // As people read it: a prompt is no part of a web page.
    private static string Escaped(string whole) => JsonEncodedText.Encode(whole, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString();

    private static (char Character, int Length) Escape(ReadOnlySpan<char> rest) => rest[0] switch
    {
        'b' => ('\b', 2),
        'f' => ('\f', 2),
        'n' => ('\n', 2),
        'r' => ('\r', 2),
        't' => ('\t', 2),
        'u' => ((char)ushort.Parse(rest[1..5], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture), 6),
        var other => (other, 2),
    };
}
