using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Diagnostics;

/// <summary>One replacement in a prompt.</summary>
/// <param name="Span">What is replaced.</param>
/// <param name="Replacement">What stands there instead; empty to remove.</param>
public readonly record struct PromptEdit(PromptSpan Span, string Replacement)
{
    /// <summary>An edit that removes.</summary>
    /// <param name="span">What is removed.</param>
    /// <returns>The edit.</returns>
    public static PromptEdit Remove(PromptSpan span) => new(span, string.Empty);
}
