using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Rules;

/// <summary>FLX704: the settings of a picture pasted along, <c>Steps: 20, Sampler: Euler a, CFG scale: 7</c>.</summary>
internal sealed class PastedInfoTextRule()
    : FluxRule("FLX704", "Pasted settings", PromptRuleCategory.Model, PromptSeverity.Warning, PromptSignals.InfoText)
{
    private const int Fewest = 2;

    private static readonly PhraseTable Keys = new("steps|sampler|cfg scale|cfg|seed|clip skip");

    public override void Check(ref PromptRuleContext context)
    {
        var view = new TokenView(context.Text);
        int count = 0, first = -1;
        for (var i = view.Next(0, PromptSignals.InfoText); i < view.Count; i = view.Next(i + 1, PromptSignals.InfoText))
        {
            if (Keys.Match(view, i) is not (>= 0 and var end) || !view.IsKind(end + 1, PromptTokenKind.Colon))
                continue;
            first = first < 0 ? i : first;
            count++;
        }

        if (count < Fewest || view.IsJson())
            return;
        var from = first;
        while (from > 0 && view.Kind(from - 1) is PromptTokenKind.LineBreak or PromptTokenKind.Comma)
            from--;
        var fix = from == 0 ? null : new PromptFix("Remove the settings", PromptFixKind.Safe, PromptEdit.Remove(PromptSpan.FromBounds(view.Tokens[from - 1].End, context.Text.Characters.Length)));
        context.Report(PromptSpan.FromBounds(view.Tokens[first].Start, view.Tokens[view.Count - 1].End), "These are settings of another program; the model reads them as words. Set the request's options instead.", fix);
    }
}
