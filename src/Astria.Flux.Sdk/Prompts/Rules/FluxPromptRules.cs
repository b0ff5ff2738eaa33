using Astria.Flux.Prompts.Diagnostics;

namespace Astria.Flux.Prompts.Rules;

/// <summary>The linter's own rules.</summary>
public static class FluxPromptRules
{
    /// <summary>Every rule, by id.</summary>
    public static IReadOnlyList<PromptRule> All { get; } =
    [
        new WeightedParenthesesRule(),
        new NestedParenthesesRule(),
        new NegationRule(),
    ];
}
