using System.Text.Json;
using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Output;

/// <summary>Writes findings as SARIF results.</summary>
internal sealed class SarifResults(Utf8JsonWriter json, IReadOnlyList<PromptRule> rules)
{
    private readonly Dictionary<string, int> _places = rules.Select((rule, index) => (rule.Descriptor.Id, index)).ToDictionary(pair => pair.Id, pair => pair.index, StringComparer.OrdinalIgnoreCase);

    public void Write(LintedPrompt prompt)
    {
        var places = new PromptPlaces(prompt);
        foreach (var diagnostic in prompt.Result.Diagnostics)
            Write(prompt, places, diagnostic);
    }

    private void Write(LintedPrompt prompt, PromptPlaces places, PromptDiagnostic diagnostic)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", diagnostic.RuleId);
        if (_places.TryGetValue(diagnostic.RuleId, out var index))
            json.WriteNumber("ruleIndex", index);
        json.WriteString("level", SeverityNames.SarifLevelOf(diagnostic.Severity));
        WriteText("message", diagnostic.Message);
        json.WriteStartArray("locations");
        json.WriteStartObject();
        json.WriteStartObject("physicalLocation");
        SarifPlaces.WriteArtifact(json, prompt.File);
        WriteRegion("region", places, diagnostic.Span);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
        if (diagnostic.Fix is { Edits.Count: > 0 } fix)
            Write(prompt, places, fix);
        json.WriteEndObject();
    }

    private void Write(LintedPrompt prompt, PromptPlaces places, PromptFix fix)
    {
        json.WriteStartArray("fixes");
        json.WriteStartObject();
        WriteText("description", fix.Title);
        json.WriteStartArray("artifactChanges");
        json.WriteStartObject();
        SarifPlaces.WriteArtifact(json, prompt.File);
        json.WriteStartArray("replacements");
        foreach (var edit in fix.Edits)
        {
            json.WriteStartObject();
            WriteRegion("deletedRegion", places, edit.Span);
            WriteText("insertedContent", Written(prompt, edit.Replacement));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    // As it has to stand in the file.
    private static string Written(LintedPrompt prompt, string text) =>
        prompt.JsonColumns is not null ? ReportJson.Escape(text) : prompt.CsvPositions is not null ? text.Replace("\"", "\"\"", StringComparison.Ordinal) : text;

    private void WriteText(string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text);
        json.WriteEndObject();
    }

    private void WriteRegion(string name, PromptPlaces places, PromptSpan span)
    {
        var start = places.PositionOf(span.Start);
        var end = places.PositionOf(span.End);
        json.WriteStartObject(name);
        json.WriteNumber("startLine", start.Line);
        json.WriteNumber("startColumn", start.Column);
        json.WriteNumber("endLine", end.Line);
        json.WriteNumber("endColumn", end.Column);
        json.WriteEndObject();
    }
}
