using Astria.Flux.Cli.Terminals;
using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Rules;
using Astria.Flux.Settings;

namespace Astria.Flux.Cli.Lint;

/// <summary>The rules as people name them and look them up.</summary>
internal static class RuleList
{
    public static readonly string[] Ids = [.. FluxPromptRules.All.Select(rule => rule.Descriptor.Id)];

    public static readonly string[] Categories = [.. FluxPromptRules.All.Select(rule => rule.Descriptor.Category.ToString()).Distinct(StringComparer.Ordinal)];

    /// <summary>Writes every rule with its severity, category and title.</summary>
    public static void Write(Terminal terminal)
    {
        Tables.Write(terminal, ["Rule", "Severity", "Category", "What it finds"], FluxPromptRules.All.Select(rule => (IReadOnlyList<Cell>)
        [
            new(rule.Descriptor.Id, Tone.Strong),
            rule.Descriptor.DefaultSeverity.ToString().ToLowerInvariant(),
            rule.Descriptor.Category.ToString(),
            rule.Descriptor.Title,
        ]));
        terminal.Writer.Flush();
    }

    /// <summary>Writes a rule's page.</summary>
    /// <exception cref="WrongUseException">There is no such rule.</exception>
    public static void Explain(Terminal terminal, string id)
    {
        var rule = FluxPromptRules.All.FirstOrDefault(rule => rule.Descriptor.Id.Equals(id, StringComparison.OrdinalIgnoreCase)) ?? throw new WrongUseException(Refusal("--explain", id));
        terminal.Writer.Write(RulePages.Of(rule.Descriptor)!.Markdown);
        terminal.Writer.Flush();
    }

    /// <summary>The ids that words name: ids and categories, also with commas between them.</summary>
    /// <exception cref="WrongUseException">One is neither; each is named.</exception>
    public static IReadOnlyList<string> Read(string option, IEnumerable<string> words)
    {
        string[] each = [.. words.SelectMany(word => word.Split(',', StringSplitOptions.TrimEntries))];
        var named = each.Select(word => (Word: word, Ids: (string[])[.. FluxPromptRules.All.Select(rule => rule.Descriptor).Where(rule => IsNamed(rule, word)).Select(rule => rule.Id)])).ToList();
        var unknown = named.Where(one => one.Ids.Length == 0).Select(one => Refusal(option, one.Word)).ToList();
        return unknown.Count == 0 ? [.. named.SelectMany(one => one.Ids)] : throw new WrongUseException(string.Join('\n', unknown));
    }

    public static string Refusal(string option, string word) =>
        $"{option}: no rule is called {(word.Length == 0 ? "''" : word)}.{NearestNames.Question(word, [.. Ids, .. Categories])} 'flux lint --list-rules' lists them.";

    private static bool IsNamed(PromptRuleDescriptor rule, string word) => rule.Id.Equals(word, StringComparison.OrdinalIgnoreCase) || rule.Category.ToString().Equals(word, StringComparison.OrdinalIgnoreCase);
}
