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
        for (var i = view.Next(0, PromptSignals.TriggerWord | PromptSignals.Background); i < view.Count; i = view.Next(i + 1, PromptSignals.TriggerWord | PromptSignals.Background))
        {
            // A second person comes later by nature.
            if (view.Has(i, PromptSignals.TriggerWord))
            {
                if (WordsBefore(view, i) > LatestTrigger)
                    context.Report(view.Tokens[i].Span, "FLUX heeds most what comes first. Begin with the subject.", Fix(context.IsExplaining ? SubjectMove.OfTrigger(context.Text, i, LatestTrigger) : null));
                return;
            }

            if (view.Has(i, PromptSignals.Background) && IsOpening(view, i))
            {
                context.Report(
                    view.Tokens[i].Span,
                    "FLUX heeds most what comes first. Begin with the subject, and say the background after it.",
                    Fix(context.IsExplaining ? SubjectMove.OverBackground(context.Text) : null));
                return;
            }
        }
    }

    private static PromptFix? Fix(PromptEdit[]? edits) => edits is null ? null : PromptFix.Own("Move the subject to the front", PromptFixKind.Suggestion, edits);

    private static bool IsOpening(TokenView view, int index) =>
        ((view.IsKind(index + 1, PromptTokenKind.Colon) || view.Is(index + 1, "of") || view.Is(index + 1, "is")) && WordsBefore(view, index) == (view.Is(index - 1, "the") ? 1 : 0))
        || (view.Is(index - 1, "the") && view.Is(index - 2, "in") && WordsBefore(view, index) == 2);

    private static int WordsBefore(TokenView view, int index)
    {
        var words = 0;
        foreach (var token in view.Tokens.Slice(0, index))
            words += token.Kind == PromptTokenKind.Word ? 1 : 0;
        return words;
    }
}
