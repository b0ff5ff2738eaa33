using System.Text.Encodings.Web;
using System.Text.Json;

namespace Astria.Flux.Prompts.Output;

/// <summary>How reports write JSON: as people read it, since no report goes into a web page as it is.</summary>
internal static class ReportJson
{
    public static JsonWriterOptions Compact { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static JsonWriterOptions Indented { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true, NewLine = "\n" };

    public static string Escape(string text) => JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString();
}
