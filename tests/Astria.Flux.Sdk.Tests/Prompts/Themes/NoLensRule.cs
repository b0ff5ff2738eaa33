using Astria.Flux.Prompts.Diagnostics;

namespace Astria.Flux.Tests.Prompts.Themes;

/// <summary>A rule of an app's own: no lenses.</summary>
internal sealed class NoLensRule() : PromptRule(new("APP1", "Lens", PromptRuleCategory.Custom, PromptSeverity.Warning))
{
    public override void Check(ref PromptRuleContext context)
    {
        var at = context.Text.Characters.IndexOf("lens", StringComparison.Ordinal);
        if (at >= 0)
            context.Report(new(at, 4), "This app speaks of no lenses.");
    }
}
