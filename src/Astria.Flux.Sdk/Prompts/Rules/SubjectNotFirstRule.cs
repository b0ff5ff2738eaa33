using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Rules;

/// <summary>FLX404: the subject comes late: the trigger word behind a dozen others, or a first sentence about the background.</summary>
internal sealed class SubjectNotFirstRule()
    : FluxRule("FLX404", "Subject not first", PromptRuleCategory.Style, PromptSeverity.Information, PromptSignals.TriggerWord | PromptSignals.Background)
{
    private const int LatestTrigger = 12;

    public override void Check(ref PromptRuleContext context)
    {
        var view = new TokenView(context.Text);
        var words = 0;
        for (var i = 0; i < view.Count; i++)
        {
            // A second person comes later by nature.
            if (view.Has(i, PromptSignals.TriggerWord))
            {
                if (words > LatestTrigger)
                    context.Report(view.Tokens[i].Span, "FLUX heeds most what comes first. Begin with the subject.");
                return;
            }

            if (view.Has(i, PromptSignals.Background) && IsOpening(view, i, words))
            {
                context.Report(view.Tokens[i].Span, "FLUX heeds most what comes first. Begin with the subject, and say the background after it.");
                return;
            }

            words += view.Kind(i) == PromptTokenKind.Word ? 1 : 0;
        }
    }

    private static bool IsOpening(TokenView view, int index, int words) =>
        (words == 0 && (view.IsKind(index + 1, PromptTokenKind.Colon) || view.Is(index + 1, "of") || view.Is(index + 1, "is")))
        || (words == 2 && view.Is(index - 1, "the") && view.Is(index - 2, "in"));
}
