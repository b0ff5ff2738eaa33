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
    public ArraySegment<PromptFinding> Apply(ArraySegment<PromptFinding> found)
    {
        var findings = found.AsSpan();
        var kept = 0;
        for (var i = 0; i < findings.Length; i++)
        {
            if (_changed.TryGetValue(findings[i].Rule.Id, out var changed))
                findings[i].Severity = changed;
            if (findings[i].Severity >= _minimum)
                findings[kept++] = findings[i];
        }

        return new(found.Array!, found.Offset, kept);
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
