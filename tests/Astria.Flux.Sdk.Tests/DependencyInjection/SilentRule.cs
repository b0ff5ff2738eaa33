using Astria.Flux.Prompts.Diagnostics;

namespace Astria.Flux.Tests.DependencyInjection;

/// <summary>A rule of an app's own that finds nothing.</summary>
internal sealed class SilentRule() : PromptRule(new("APP1", "Silent", PromptRuleCategory.Custom, PromptSeverity.Hint))
{
    public override void Check(ref PromptRuleContext context)
    {
    }
}
