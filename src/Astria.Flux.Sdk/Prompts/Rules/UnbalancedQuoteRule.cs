using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Rules;

/// <summary>FLX603: a double quote without a partner. Where the letters to be drawn end, nobody knows.</summary>
internal sealed class UnbalancedQuoteRule()
    : FluxRule("FLX603", "Unbalanced quotes", PromptRuleCategory.RenderedText, PromptSeverity.Information, PromptSignals.LoneQuote)
{
    public override void Check(ref PromptRuleContext context)
    {
        var view = new TokenView(context.Text);
        if (view.IsJson())
            return;
        var count = 0;
        var last = -1;
        for (var i = view.Next(0, PromptTokenKind.Punctuation); i < view.Count; i = view.Next(i + 1, PromptTokenKind.Punctuation))
        {
            if (!view.IsCharacter(i, '"') && !view.IsCharacter(i, '\u201C') && !view.IsCharacter(i, '\u201D'))
                continue;
            // 24" is inches.
            if (view.IsGlued(i) && view.Kind(i - 1) == PromptTokenKind.Number)
                continue;
            count++;
            last = i;
        }

        if (count % 2 == 1)
            context.Report(view.Tokens[last].Span, "This quote has no partner; where the letters to be drawn end is not clear.");
    }
}
