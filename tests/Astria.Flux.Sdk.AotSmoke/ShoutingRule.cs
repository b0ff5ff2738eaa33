using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.AotSmoke;

/// <summary>A rule of an app's own, made by the container.</summary>
internal sealed class ShoutingRule() : PromptRule(new("APP1", "Shouting", PromptRuleCategory.Custom, PromptSeverity.Information))
{
    public override void Check(ref PromptRuleContext context)
    {
        foreach (var token in context.Text.Tokens)
        {
            if (token.Kind == PromptTokenKind.Word && token.Length > 2 && context.Text[token].IndexOfAnyInRange('a', 'z') < 0)
                context.Report(token.Span, "No need to shout.");
        }
    }
}
