using System.Text.Json;
using Astria.Flux.Prompts.Diagnostics;

namespace Astria.Flux.Prompts.Output;

/// <summary>Writes what a linter found as SARIF 2.1.0, which code scanning services and editors read.</summary>
public static class LintSarif
{
    private const string Schema = "https://json.schemastore.org/sarif-2.1.0.json";

    /// <summary>Writes a log of one run.</summary>
    /// <param name="output">Where to write; it is left open.</param>
    /// <param name="prompts">What was found, and where; taken one by one, so that it need not be in memory at once. When they end with an exception, the log
    /// is closed, says that its run did not succeed (<c>executionSuccessful</c>), and the exception goes on.</param>
    /// <param name="rules">The rules that ran.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static void Write(Stream output, IEnumerable<LintedPrompt> prompts, IReadOnlyList<PromptRule> rules) => Write(output, prompts, rules, new());

    /// <summary>Writes a log of one run, with more than the findings.</summary>
    /// <param name="output">Where to write; it is left open.</param>
    /// <param name="prompts">What was found, and where; taken one by one, so that it need not be in memory at once. When they end with an exception, the log
    /// is closed, says that its run did not succeed (<c>executionSuccessful</c>), and the exception goes on.</param>
    /// <param name="rules">The rules that ran.</param>
    /// <param name="details">The rules' pages, and what could not be read.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static void Write(Stream output, IEnumerable<LintedPrompt> prompts, IReadOnlyList<PromptRule> rules, LintSarifDetails details)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(prompts);
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(details);
        using var json = new Utf8JsonWriter(output, ReportJson.Indented);
        var results = new SarifResults(json, rules);
        json.WriteStartObject();
        json.WriteString("$schema", Schema);
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        json.WriteStartObject();
        WriteTool(json, rules, details);
        json.WriteString("columnKind", "utf16CodeUnits");
        json.WriteStartArray("results");
        using var each = prompts.GetEnumerator();
        while (HasNext(each, json, details))
        {
            results.Write(each.Current);
            json.Flush();
        }

        json.WriteEndArray();
        if (details.Unread.Count > 0)
            SarifInvocation.WriteFailure(json, details.Unread);
        WriteEnd(json);
    }

    private static bool HasNext(IEnumerator<LintedPrompt> each, Utf8JsonWriter json, LintSarifDetails details)
    {
        try
        {
            return each.MoveNext();
        }
        catch
        {
            // What was found before is written, and must be readable.
            json.WriteEndArray();
            SarifInvocation.WriteFailure(json, details.Unread);
            WriteEnd(json);
            throw;
        }
    }

    // Of the run, the runs and the log.
    private static void WriteEnd(Utf8JsonWriter json)
    {
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteTool(Utf8JsonWriter json, IReadOnlyList<PromptRule> rules, LintSarifDetails details)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "flux lint");
        json.WriteString("semanticVersion", typeof(LintSarif).Assembly.GetName().Version?.ToString(3));
        json.WriteStartArray("rules");
        foreach (var rule in rules)
            WriteRule(json, rule.Descriptor, details.PageOf(rule.Descriptor));
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteRule(Utf8JsonWriter json, PromptRuleDescriptor rule, LintRulePage? page)
    {
        json.WriteStartObject();
        json.WriteString("id", rule.Id);
        json.WriteStartObject("shortDescription");
        json.WriteString("text", rule.Title);
        json.WriteEndObject();
        if (page is not null)
            WritePage(json, page);
        // SARIF wants an address; a path in the repository is none.
        if (Uri.TryCreate(rule.HelpPage, UriKind.Absolute, out var address) && !address.IsFile)
            json.WriteString("helpUri", address.AbsoluteUri);
        json.WriteStartObject("defaultConfiguration");
        json.WriteString("level", SeverityNames.SarifLevelOf(rule.DefaultSeverity));
        json.WriteEndObject();
        json.WriteStartObject("properties");
        json.WriteString("category", rule.Category.ToString());
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WritePage(Utf8JsonWriter json, LintRulePage page)
    {
        json.WriteStartObject("fullDescription");
        json.WriteString("text", page.Summary);
        json.WriteEndObject();
        // The schema wants a text beside the Markdown, for viewers that show no other.
        json.WriteStartObject("help");
        json.WriteString("text", page.Summary);
        json.WriteString("markdown", page.Markdown);
        json.WriteEndObject();
    }
}
