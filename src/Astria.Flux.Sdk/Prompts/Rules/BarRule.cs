using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Rules;

/// <summary>FLX109b: a bar between two parts, <c>a girl | a boy</c>, as NovelAI parts characters and NightCafe prompts.</summary>
/// <remarks>T5 knows the sign, and many write it for a comma, so it is a hint.</remarks>
internal sealed class BarRule()
    : FluxRule("FLX109b", "Parts with bars between them", PromptRuleCategory.ForeignSyntax, PromptSeverity.Hint, PromptSignals.Bar)
{
    public override void Check(ref PromptRuleContext context)
    {
        var view = new TokenView(context.Text);
        if (context.Profile.UnderstandsTemplates || view.IsJson())
            return;
        var first = -1;
        List<PromptEdit>? edits = null;
        for (var i = 0; i < view.Count; i++)
        {
            // The bars of "{red|blue}" and "[cat|dog]" are other rules'.
            if (view.Tokens[i].Match > i)
            {
                i = view.Tokens[i].Match;
            }
            else if (view.IsKind(i, PromptTokenKind.Punctuation) && view.IsCharacter(i, '|') && i > 0 && i < view.Count - 1)
            {
                first = first < 0 ? i : first;
                var isSeparated = view.IsBoundary(i - 1) || view.IsBoundary(i + 1);
                (edits ??= []).Add(new(PromptSpan.FromBounds(view.Tokens[i - 1].End, view.Tokens[i].End), isSeparated ? string.Empty : view.IsGlued(i + 1) ? ", " : ","));
            }
        }

        if (edits is not null)
            context.Report(view.Tokens[first].Span, "FLUX reads one prompt; a bar parts nothing. Use a comma.", context.IsExplaining ? new("Join the parts", PromptFixKind.Suggestion, edits.ToArray()) : null);
    }
}
