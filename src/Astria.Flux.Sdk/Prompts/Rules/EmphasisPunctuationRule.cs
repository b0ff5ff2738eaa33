using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Rules;

/// <summary>FLX407: rows of exclamation marks, and sentences in capitals. They shout at nobody.</summary>
internal sealed class EmphasisPunctuationRule()
    : FluxRule("FLX407", "Shouting", PromptRuleCategory.Style, PromptSeverity.Hint, PromptSignals.Exclamations | PromptSignals.Capitals)
{
    private const int FewestCapitals = 5;

    public override void Check(ref PromptRuleContext context)
    {
        var view = new TokenView(context.Text);
        for (var i = 0; i < view.Count; i++)
        {
            var last = i;
            if (view.IsCharacter(i, '!'))
            {
                while (view.IsGlued(last + 1) && view.IsCharacter(last + 1, '!'))
                    last++;
                if (last > i)
                    context.Report(view.Span(i, last), "Exclamation marks add nothing.", new("Leave one", PromptFixKind.Safe, PromptEdit.Remove(PromptSpan.FromBounds(view.Tokens[i].End, view.Tokens[last].End))));
            }
            else if (view.IsUpper(i))
            {
                // "A" and "I" go along and don't count.
                var words = 1;
                for (; view.IsUpper(last + 1) || view.Word(last + 1).Length == 1; last++)
                    words += view.IsUpper(last + 1) ? 1 : 0;
                if (words >= FewestCapitals)
                    context.Report(view.Span(i, last), "Capitals add nothing; in quotes they are drawn as letters.");
            }

            i = last;
        }
    }
}
