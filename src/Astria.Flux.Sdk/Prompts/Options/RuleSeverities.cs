using Astria.Flux.Prompts.Diagnostics;

namespace Astria.Flux.Prompts.Options;

/// <summary>What options make of the rules of one linter: which of them run, and how much their findings matter.</summary>
internal sealed class RuleSeverities
{
    private readonly PromptSeverity _minimum;
    private readonly Dictionary<string, PromptSeverity> _changed = new(StringComparer.OrdinalIgnoreCase);

    public RuleSeverities(IEnumerable<PromptRule> rules, PromptLintOptions options)
    {
        _minimum = options.MinimumSeverity;
        var running = new List<PromptRule>();
        foreach (var rule in rules)
        {
            var isSet = TryFind(options, rule.Descriptor, out var set);
            if ((isSet ? set : rule.Descriptor.DefaultSeverity) is not { } severity || severity < _minimum)
                continue;
            running.Add(rule);
            if (isSet)
                _changed.Add(rule.Descriptor.Id, severity);
        }

        Running = [.. running];
    }

    /// <summary>The rules that can report anything.</summary>
    public PromptRule[] Running { get; }

    /// <summary>Gives findings the severity they have been set to, and drops those below the minimum.</summary>
    public IReadOnlyList<PromptDiagnostic> Apply(IReadOnlyList<PromptDiagnostic> found)
    {
        if (found.Count == 0)
            return found;
        var kept = new List<PromptDiagnostic>(found.Count);
        foreach (var diagnostic in found)
        {
            var severity = _changed.TryGetValue(diagnostic.RuleId, out var changed) ? changed : diagnostic.Severity;
            if (severity >= _minimum)
                kept.Add(severity == diagnostic.Severity ? diagnostic : diagnostic with { Severity = severity });
        }

        return kept;
    }

    private static bool TryFind(PromptLintOptions options, PromptRuleDescriptor rule, out PromptSeverity? severity)
    {
        foreach (var pair in options.Rules)
        {
            if (!string.Equals(pair.Key, rule.Id, StringComparison.OrdinalIgnoreCase))
                continue;
            severity = pair.Value;
            return true;
        }

        return options.Categories.TryGetValue(rule.Category, out severity);
    }
}
