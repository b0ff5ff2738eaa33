using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Diagnostics;

/// <summary>What a rule sees, and where it reports. <see langword="default"/> is an empty prompt without a rule; it can't report.</summary>
public ref struct PromptRuleContext
{
    private const int UsualFindings = 2;

    /// <summary>Whether messages and repairs are wanted. Where they are not, a rule of ours need not make them: when somebody reads them it is asked again.</summary>
    internal readonly bool IsExplaining;

    private PromptText _text;
    private PromptRule? _rule;
    private PromptFinding[]? _findings;
    private int _count;

    internal PromptRuleContext(PromptText text, PromptProfile profile, PromptFacts facts, bool isExplaining)
    {
        _text = text;
        Profile = profile;
        Facts = facts;
        IsExplaining = isExplaining;
    }

    /// <summary>The prompt.</summary>
    public readonly PromptText Text => _text;

    /// <summary>What the prompt's target understands.</summary>
    public PromptProfile Profile { get; }

    /// <summary>What is known about the request beside its prompt.</summary>
    public PromptFacts Facts { get; }

    /// <summary>What was found, in the order in which it was reported.</summary>
    internal readonly ArraySegment<PromptFinding> Findings => _findings is null ? default : new(_findings, 0, _count);

    /// <summary>Reports a finding, with the rule's severity.</summary>
    /// <param name="span">Where it is.</param>
    /// <param name="message">What is wrong and what to do, in words for a person.</param>
    /// <param name="fix">The repair; <see langword="null"/> when only a person can repair it.</param>
    /// <exception cref="InvalidOperationException">No rule is running.</exception>
    public void Report(PromptSpan span, string message, PromptFix? fix = null)
    {
        if (_rule is null)
            throw new InvalidOperationException("Only a running rule can report.");
        ReportAs(_rule.Descriptor.DefaultSeverity, span, message, fix);
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
        var isNoted = _rule.ExplainsLater && !IsExplaining;
        if (_findings is null)
            _findings = new PromptFinding[UsualFindings];
        else if (_count == _findings.Length)
            Array.Resize(ref _findings, _count * 2);
        _findings[_count] = new() { Rule = _rule.Descriptor, Severity = severity, Span = span, Message = isNoted ? null : message ?? string.Empty, Fix = isNoted ? null : fix, Number = _count };
        _count++;
    }

    /// <summary>Notes a finding of a rule of ours whose words nobody wants yet.</summary>
    internal void Note(PromptSpan span) => Report(span, string.Empty);

    /// <summary>Begins a rule, unless all that is wanted are messages and it has given its own: an app's rules have said all they have to say.</summary>
    internal bool TryEnter(PromptRule rule)
    {
        _rule = rule;
        return rule.ExplainsLater || !IsExplaining;
    }

    /// <summary>Leaves off the end of the text.</summary>
    internal void Shorten(int length)
    {
        var characters = _text.Characters;
        _text.Dispose();
        _text = PromptText.Scan(characters.Slice(0, length));
    }

    /// <summary>Gives the text's buffer back.</summary>
    internal void Close() => _text.Dispose();
}
