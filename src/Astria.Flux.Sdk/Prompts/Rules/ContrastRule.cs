using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Rules.Negation;
using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Rules;

/// <summary>FLX205: things named only as a contrast, <c>milk instead of water</c>, <c>unlike his brother</c>. They may be drawn.</summary>
internal sealed class ContrastRule()
    : FluxRule("FLX205", "Contrasts", PromptRuleCategory.Negation, PromptSeverity.Information, PromptSignals.Contrast)
{
    private static readonly PhraseTable Phrases = new("instead of|rather than|in lieu of|lieu of|as opposed to|opposed to|unlike|missing");

    public override void Check(ref PromptRuleContext context)
    {
        if (context.Profile.UnderstandsNegation)
            return;
        var view = new TokenView(context.Text);
        var scope = new NegationScope(context.Text);
        for (var from = 0; Phrases.TryFind(view, PromptSignals.Contrast, from, out var first, out var last);)
        {
            from = last + 1;
            if (!IsContrast(view, first))
                continue;
            var end = scope.Noun(last + 1);
            if (end < 0)
                continue;
            var fix = view.IsBoundary(end + 1) && first > 0 ? new PromptFix("Drop the contrast", PromptFixKind.Suggestion, PromptEdit.Remove(view.Cut(first, end))) : null;
            context.Report(view.Span(first, end), "What is named is what FLUX tends to draw, even as a contrast. Say only what is to be seen.", fix);
            from = end + 1;
        }
    }

    // "not unlike" is "like"; "a missing poster", "a bite missing" lack nothing in particular.
    private static bool IsContrast(TokenView view, int first)
    {
        if (view.Is(first, "missing"))
            return first > 0 && !view.IsBoundary(first - 1) && (NegationLexicon.RoleOf(view.Word(first - 1)) & WordRole.Determiner) == WordRole.None
                && (NegationLexicon.RoleOf(view.Word(first + 1)) & WordRole.Determiner) != WordRole.None;
        return !view.Is(first, "unlike") || !view.Is(first - 1, "not");
    }
}
