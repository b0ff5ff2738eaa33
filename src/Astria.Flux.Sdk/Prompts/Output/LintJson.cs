using System.Buffers;
using System.Text;
using System.Text.Json;
using Astria.Flux.Prompts.Diagnostics;

namespace Astria.Flux.Prompts.Output;

/// <summary>Writes what a linter found as JSON for programs, one line a prompt.</summary>
/// <remarks>
/// <c>{"text":"…","diagnostics":[{"id":"FLX201","severity":"warning","start":9,"length":6,"message":"…","fix":{"title":"…","kind":"safe",
/// "edits":[{"start":7,"length":8,"text":""}]}}]}</c>. Severities are <c>hint</c>, <c>information</c>, <c>warning</c> and <c>error</c>; a
/// fix is <c>safe</c> or a <c>suggestion</c>, or <c>null</c>; starts and lengths are in UTF-16 code units. Members may be added, none is renamed.
/// </remarks>
public static class LintJson
{
    /// <summary>Writes what was found in a prompt.</summary>
    /// <param name="result">What was found.</param>
    /// <returns>One line of JSON, without its end.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="result"/> is <see langword="null"/>.</exception>
    public static string Format(LintResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, ReportJson.Compact))
            Write(json, result);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter json, LintResult result)
    {
        json.WriteStartObject();
        json.WriteString("text", result.Prompt);
        json.WriteStartArray("diagnostics");
        foreach (var diagnostic in result.Diagnostics)
            Write(json, diagnostic);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, PromptDiagnostic diagnostic)
    {
        json.WriteStartObject();
        json.WriteString("id", diagnostic.RuleId);
        json.WriteString("severity", SeverityNames.Of(diagnostic.Severity));
        json.WriteNumber("start", diagnostic.Start);
        json.WriteNumber("length", diagnostic.Length);
        json.WriteString("message", diagnostic.Message);
        if (diagnostic.Fix is { } fix)
            Write(json, fix);
        else
            json.WriteNull("fix");
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, PromptFix fix)
    {
        json.WriteStartObject("fix");
        WriteMembers(json, fix);
        if (fix.Settings.Count > 0)
        {
            json.WriteStartObject("settings");
            foreach (var setting in fix.Settings)
                json.WriteString(setting.Name, setting.Value);
            json.WriteEndObject();
        }

        if (fix.Alternatives.Count > 0)
        {
            json.WriteStartArray("alternatives");
            foreach (var alternative in fix.Alternatives)
            {
                json.WriteStartObject();
                WriteMembers(json, alternative);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void WriteMembers(Utf8JsonWriter json, PromptFix fix)
    {
        json.WriteString("title", fix.Title);
        json.WriteString("kind", fix.Kind == PromptFixKind.Safe ? "safe" : "suggestion");
        json.WriteStartArray("edits");
        foreach (var edit in fix.Edits)
        {
            json.WriteStartObject();
            json.WriteNumber("start", edit.Span.Start);
            json.WriteNumber("length", edit.Span.Length);
            json.WriteString("text", edit.Replacement);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
