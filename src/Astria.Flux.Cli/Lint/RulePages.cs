using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Output;

namespace Astria.Flux.Cli.Lint;

/// <summary>The pages of the rules (docs/rules), which come along so that they can be read offline.</summary>
internal static class RulePages
{
    /// <summary>A rule's page; <see langword="null"/> for a rule without one.</summary>
    public static LintRulePage? Of(PromptRuleDescriptor rule)
    {
        using var stream = typeof(RulePages).Assembly.GetManifestResourceStream($"rules/{rule.Id}.md");
        if (stream is null) return null;
        using var reader = new StreamReader(stream);
        var page = reader.ReadToEnd().Replace("\r\n", "\n", StringComparison.Ordinal).TrimEnd() + "\n";
        return new(SummaryIn(page), page);
    }

    // The second line of text: severity and category, and then what the rule is about.
    private static string SummaryIn(string page)
    {
        var text = page.Split('\n').Skip(1).First(line => line.Length > 0);
        return text[(text.IndexOf(". ", StringComparison.Ordinal) + 2)..];
    }
}
