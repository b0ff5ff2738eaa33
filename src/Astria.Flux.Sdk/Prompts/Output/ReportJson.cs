using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Astria.Flux.Prompts.Output;

/// <summary>How reports write JSON: as people read it, since no report goes into a web page as it is.</summary>
internal static class ReportJson
{
    public static JsonWriterOptions Compact { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static JsonWriterOptions Indented { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true, NewLine = "\n" };

    /// <summary>A text as it stands between the quotes of a JSON string. Half of a surrogate pair, which the framework refuses, is an escape.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (Rune.TryGetRuneAt(text, i, out var rune))
            {
                i += rune.Utf16SequenceLength - 1;
                continue;
            }

            escaped.Append(Encoded(text[start..i])).Append(Invariant($"\\u{(int)text[i]:x4}"));
            start = i + 1;
        }

        return escaped.Append(Encoded(text[start..])).ToString();
    }

    private static string Encoded(string text) => JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString();
}
