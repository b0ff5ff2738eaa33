using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Diagnostics;

/// <summary>What a rule noted, before anybody asks for words.</summary>
internal struct PromptFinding
{
    public PromptRuleDescriptor Rule;

    public PromptSeverity Severity;

    public PromptSpan Span;

    /// <summary>What is wrong; <see langword="null"/> when the rule says it later, if it is asked.</summary>
    public string? Message;

    public PromptFix? Fix;

    /// <summary>Which one it is: of all that were reported; once they are in order, of those that are explained later.</summary>
    public int Number;
}
