using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Rules;

/// <summary>A built-in rule: its page follows from its id, and it says which signals it needs to see before it looks at a prompt.</summary>
internal abstract class FluxRule : PromptRule
{
    protected FluxRule(string id, string title, PromptRuleCategory category, PromptSeverity severity, PromptSignals needs)
        : base(new(id, title, category, severity, $"docs/rules/{id}.md"), needs)
    {
    }
}
