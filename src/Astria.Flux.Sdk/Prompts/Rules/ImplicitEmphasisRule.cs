using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Rules;

/// <summary>FLX103: one pair of brackets round a tag, <c>(sharp focus), cat</c>. In a list of tags it is meant as emphasis; in prose it is prose.</summary>
internal sealed class ImplicitEmphasisRule()
    : FluxRule("FLX103", "Brackets in a list of tags", PromptRuleCategory.ForeignSyntax, PromptSeverity.Information, PromptSignals.Bracket)
{
    public override void Check(ref PromptRuleContext context)
    {
        var text = context.Text;
        if (context.Profile.UnderstandsWeights || (text.Signals & PromptSignals.Tags) == PromptSignals.None)
            return;
        var view = new TokenView(text);
        if (!TagStyle.Of(view).IsTags)
            return;
        var nextWord = 0;
        for (var i = view.Next(0, PromptTokenKind.OpenBracket); i < view.Count; i = view.Next(i + 1, PromptTokenKind.OpenBracket))
        {
            var run = BracketRun.Read(text, i, ref nextWord);
            if (run is { IsNested: false, IsWeighted: false } && IsTag(view, i))
            {
                context.Report(
                    run.Span,
                    "FLUX has no emphasis by brackets; it reads them as words. Remove them.",
                    context.IsExplaining ? new("Remove the brackets", PromptFixKind.Safe, run.Unwrap()) : null);
            }

            i = run.Next - 1;
        }
    }

    // A whole segment, of nothing but words: not "John (actor)", "name_(series)", "#fff (white)", "(16:9)".
    private static bool IsTag(TokenView view, int open)
    {
        var close = view.Tokens[open].Match;
        var isRound = view.IsCharacter(open, '(') || view.IsCharacter(open, '[');
        if (!isRound || close < open + 2 || !StandsAlone(view, open, close))
            return false;
        for (var i = open + 1; i < close; i++)
        {
            if (view.Kind(i) is not (PromptTokenKind.Word or PromptTokenKind.Comma or PromptTokenKind.Number))
                return false;
        }

        return view.IsKind(open + 1, PromptTokenKind.Word);
    }

    private static bool StandsAlone(TokenView view, int open, int close) =>
        view.Kind(open - 1) is null or PromptTokenKind.Comma or PromptTokenKind.Stop or PromptTokenKind.LineBreak
        && view.Kind(close + 1) is null or PromptTokenKind.Comma or PromptTokenKind.Stop or PromptTokenKind.LineBreak;
}
