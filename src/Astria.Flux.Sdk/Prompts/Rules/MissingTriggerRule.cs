using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Rules;

/// <summary>FLX405: the tune was taught a word, and the prompt lacks it. Only where the request says which word.</summary>
internal sealed class MissingTriggerRule()
    : FluxRule("FLX405", "Missing trigger word", PromptRuleCategory.Style, PromptSeverity.Warning, PromptSignals.Facts)
{
    public override void Check(ref PromptRuleContext context)
    {
        if (context.Facts.TriggerWord is not { Length: > 0 } trigger)
            return;
        var view = new TokenView(context.Text);
        var start = 0;
        for (var i = 0; i < view.Count; i++)
        {
            if (view.Is(i, trigger))
                return;
            if (view.Kind(i) == PromptTokenKind.NetworkTag && i == start)
                start = i + 1;
        }

        var position = start > 0 ? view.Tokens[start - 1].End : 0;
        PromptEdit insertion = new(new(position, 0), start > 0 ? " " + trigger : trigger + " ");
        context.Report(new(position, 0), $"The tune answers to '{trigger}', which the prompt lacks. Begin with it.", new("Insert the trigger word", PromptFixKind.Suggestion, insertion));
    }
}
