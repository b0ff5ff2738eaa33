using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Rules;

/// <summary>FLX204: a request with a negative prompt or weighted prompts. FLUX ignores both.</summary>
internal sealed class NegativePromptFieldRule()
    : FluxRule("FLX204", "Negative prompt field", PromptRuleCategory.Negation, PromptSeverity.Warning, PromptSignals.Facts)
{
    public override void Check(ref PromptRuleContext context)
    {
        if (context.Profile is { UnderstandsNegation: false, TakesNegativePrompt: false } && !string.IsNullOrWhiteSpace(context.Facts.NegativePrompt))
        {
            // Nothing in the text changes, the request does.
            context.Report(
                default,
                "FLUX ignores the request's negative prompt. Clear it, and say in the prompt what is to be seen instead.",
                context.IsExplaining ? PromptFix.Own("Clear the negative prompt", PromptFixKind.Safe, [], new PromptSetting("negative_prompt", string.Empty)) : null);
        }

        if (!context.Profile.UnderstandsWeights && context.Facts.UsesWeightedPrompts)
            context.Report(default, "FLUX ignores use_lpw, for it has no weighted prompts. Clear it.");
    }
}
