using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Diagnostics;

/// <summary>One finding of a linter rule.</summary>
/// <param name="RuleId">The rule, such as <c>FLX201</c>.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Span">Where it is.</param>
/// <param name="Message">What is wrong and what to do, in words for a person.</param>
/// <param name="Fix">The repair; <see langword="null"/> when only a person can repair it.</param>
public sealed record PromptDiagnostic(string RuleId, PromptSeverity Severity, PromptSpan Span, string Message, PromptFix? Fix)
{
    /// <summary>Where it begins, in UTF-16 code units from 0.</summary>
    public int Start => Span.Start;

    /// <summary>How long it is, in UTF-16 code units.</summary>
    public int Length => Span.Length;

    /// <summary>The finding on one line.</summary>
    /// <returns><c>FLX201 warning (9–15): …</c>.</returns>
    public override string ToString() => $"{RuleId} {Severity.ToString().ToLowerInvariant()} ({Span.Start}–{Span.End}): {Message}";
}
