using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Rules;

/// <summary>FLX110b: flags that Astria still takes but has fields for, <c>--video_prompt</c> and its kin.</summary>
internal sealed class LegacyAstriaFlagRule()
    : FluxRule("FLX110b", "Flags that are fields by now", PromptRuleCategory.ForeignSyntax, PromptSeverity.Hint, PromptSignals.Flag)
{
    public override void Check(ref PromptRuleContext context)
    {
        if (!context.Profile.UnderstandsAstriaFlags)
            return;
        var view = new TokenView(context.Text);
        for (var i = view.Next(0, PromptTokenKind.Flag); i < view.Count; i = view.Next(i + 1, PromptTokenKind.Flag))
        {
            var isLegacy = new FlagText(view.Text(i)).Kind is PromptFlagKind.AstriaLegacyText or PromptFlagKind.AstriaLegacyValue or PromptFlagKind.AstriaLegacySwitch;
            if (isLegacy)
                context.Report(view.Tokens[i].Span, "The request has a field for this; Astria prefers it to the flag.");
        }
    }
}
