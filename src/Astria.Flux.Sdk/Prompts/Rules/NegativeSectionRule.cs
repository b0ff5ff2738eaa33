using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Rules;

/// <summary>FLX202: a section of negatives pasted along, <c>Negative prompt: …</c>. Everything in it would be drawn.</summary>
internal sealed class NegativeSectionRule()
    : FluxRule("FLX202", "Negative prompt section", PromptRuleCategory.Negation, PromptSeverity.Error, PromptSignals.NegativeSection)
{
    public override void Check(ref PromptRuleContext context)
    {
        if (context.Profile.UnderstandsNegation)
            return;
        var view = new TokenView(context.Text);
        for (var from = 0; NegativeSections.TryFind(view, from, out var first, out var last); from = last + 1)
            context.Report(view.Span(first, last), "FLUX has no negative prompt: what this lists tends to be drawn. Remove it, and say what is to be seen instead.", Fix(view, first, last));
    }

    private static PromptFix? Fix(TokenView view, int first, int last)
    {
        if (view.IsJson() || first == 0)
            return null;
        var from = first;
        while (from > 0 && view.Kind(from - 1) is PromptTokenKind.Comma or PromptTokenKind.LineBreak or PromptTokenKind.Semicolon)
            from--;
        if (from == 0)
            return null;
        // What follows, such as the settings of a pasted picture, stays on a line of its own.
        var start = last + 1 < view.Count && from < first ? view.Tokens[from].End : view.Tokens[from - 1].End;
        return new("Remove the section", PromptFixKind.Safe, PromptEdit.Remove(PromptSpan.FromBounds(start, view.Tokens[last].End)));
    }
}
