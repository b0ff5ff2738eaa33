using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Diagnostics;

/// <summary>What a rule sees, and where it reports. <see langword="default"/> is an empty prompt without a rule; it can't report.</summary>
public ref struct PromptRuleContext
{
    private PromptRuleDescriptor? _rule;
    private List<PromptDiagnostic>? _diagnostics;

    internal PromptRuleContext(PromptText text, PromptProfile profile, PromptFacts facts)
    {
        Text = text;
        Profile = profile;
        Facts = facts;
    }

    /// <summary>The prompt.</summary>
    public PromptText Text { get; }

    /// <summary>What the prompt's target understands.</summary>
    public PromptProfile Profile { get; }

    /// <summary>What is known about the request beside its prompt.</summary>
    public PromptFacts Facts { get; }

    internal readonly IReadOnlyList<PromptDiagnostic> Diagnostics => _diagnostics ?? (IReadOnlyList<PromptDiagnostic>)[];

    /// <summary>Reports a finding, with the rule's severity.</summary>
    /// <param name="span">Where it is.</param>
    /// <param name="message">What is wrong and what to do, in words for a person.</param>
    /// <param name="fix">The repair; <see langword="null"/> when only a person can repair it.</param>
    /// <exception cref="InvalidOperationException">No rule is running.</exception>
    public void Report(PromptSpan span, string message, PromptFix? fix = null)
    {
        if (_rule is null)
            throw new InvalidOperationException("Only a running rule can report.");
        ReportAs(_rule.DefaultSeverity, span, message, fix);
    }

    /// <summary>Reports a finding that matters more or less than the rule's findings usually do.</summary>
    /// <param name="severity">How much it matters.</param>
    /// <param name="span">Where it is.</param>
    /// <param name="message">What is wrong and what to do, in words for a person.</param>
    /// <param name="fix">The repair; <see langword="null"/> when only a person can repair it.</param>
    /// <exception cref="InvalidOperationException">No rule is running.</exception>
    public void ReportAs(PromptSeverity severity, PromptSpan span, string message, PromptFix? fix)
    {
        if (_rule is null)
            throw new InvalidOperationException("Only a running rule can report.");
        _diagnostics ??= [];
        _diagnostics.Add(new PromptDiagnostic(_rule.Id, severity, span, message, fix));
    }

    internal void Enter(PromptRuleDescriptor rule) => _rule = rule;

    internal readonly void Sort() => _diagnostics?.Sort(static (left, right) =>
        left.Start != right.Start ? left.Start.CompareTo(right.Start)
        : left.Length != right.Length ? right.Length.CompareTo(left.Length)
        : string.CompareOrdinal(left.RuleId, right.RuleId));
}
