using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Diagnostics;

/// <summary>One finding of a linter rule.</summary>
/// <remarks>The linter's own rules make the message and the fix when one of them is first read.</remarks>
/// <param name="RuleId">The rule, such as <c>FLX201</c>.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Span">Where it is.</param>
/// <param name="Message">What is wrong and what to do, in words for a person.</param>
/// <param name="Fix">The repair; <see langword="null"/> when only a person can repair it.</param>
public sealed record PromptDiagnostic(string RuleId, PromptSeverity Severity, PromptSpan Span, string Message, PromptFix? Fix)
{
    // Who makes the message and the fix that are not set; null when both are.
    private readonly IFindingExplainer? _explainer;
    private readonly int _number;
    private readonly bool _hasFix = true;
    private readonly string? _message = Message;
    private readonly PromptFix? _fix = Fix;

    internal PromptDiagnostic(PromptFinding finding, IFindingExplainer explainer)
        : this(finding.Rule.Id, finding.Severity, finding.Span, finding.Message!, finding.Fix)
    {
        _number = finding.Number;
        _hasFix = finding.Message is not null;
        _explainer = _hasFix ? null : explainer;
    }

    /// <summary>What is wrong and what to do, in words for a person.</summary>
    public string Message
    {
        get => _message ?? _explainer?.Explain(_number).Message!;
        init => _message = value;
    }

    /// <summary>The repair; <see langword="null"/> when only a person can repair it.</summary>
    public PromptFix? Fix
    {
        get => _hasFix ? _fix : _explainer?.Explain(_number).Fix;
        init => (_fix, _hasFix) = (value, true);
    }

    /// <summary>Where it begins, in UTF-16 code units from 0.</summary>
    public int Start => Span.Start;

    /// <summary>How long it is, in UTF-16 code units.</summary>
    public int Length => Span.Length;

    /// <summary>Whether another finding says the same.</summary>
    /// <param name="other">The other finding.</param>
    /// <returns>Whether all five values are equal; of fixes, whether they are the same one.</returns>
    public bool Equals(PromptDiagnostic? other) =>
        ReferenceEquals(this, other) || (other is not null && Severity == other.Severity && Span == other.Span && string.Equals(RuleId, other.RuleId, StringComparison.Ordinal)
            && string.Equals(Message, other.Message, StringComparison.Ordinal) && ReferenceEquals(Fix, other.Fix));

    /// <inheritdoc/>
    public override int GetHashCode() => (StringComparer.Ordinal.GetHashCode(RuleId), Severity, Span).GetHashCode();

    /// <summary>The finding on one line.</summary>
    /// <returns><c>FLX201 warning (9–15): …</c>.</returns>
    public override string ToString() => $"{RuleId} {Severity.ToString().ToLowerInvariant()} ({Span.Start}–{Span.End}): {Message}";
}
