using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Rules;

/// <summary>FLX104: emphasis by braces, <c>{glow}</c> or <c>{{glow}}</c>, as NovelAI has it. T5 has no braces at all: they become "unknown".</summary>
internal sealed class CurlyEmphasisRule()
    : FluxRule("FLX104", "Emphasis by braces", PromptRuleCategory.ForeignSyntax, PromptSeverity.Warning, PromptSignals.CurlyBracket)
{
    public override void Check(ref PromptRuleContext context)
    {
        var text = context.Text;
        var view = new TokenView(text);
        if (context.Profile.UnderstandsWeights || view.IsJson())
            return;
        bool? areEmphasis = null;
        var nextWord = 0;
        for (var i = view.Next(0, PromptTokenKind.OpenBracket); i < view.Count; i = view.Next(i + 1, PromptTokenKind.OpenBracket))
        {
            var first = i;
            var run = BracketRun.Read(text, i, ref nextWord);
            i = run.Next - 1;
            var isEmphasis = view.IsCharacter(first, '{') && run is { IsWeighted: false, IsMatched: true } && !IsTemplate(view, first, i, ref areEmphasis);
            if (isEmphasis)
            {
                context.Report(
                    run.Span,
                    "FLUX has no emphasis by braces, and its text encoder does not know the characters. Remove them.",
                    context.IsExplaining ? new("Remove the braces", PromptFixKind.Safe, run.Unwrap()) : null);
            }
        }
    }

    private static bool IsTemplate(TokenView view, int first, int last, ref bool? areEmphasis)
    {
        if (first > 0 && view.IsGlued(first) && (view.IsCharacter(first - 1, '$') || view.IsCharacter(first - 1, '%')))
            return true;
        for (var i = first; i <= last; i++)
        {
            if (view.Tokens[i].Match != PromptToken.Unmatched && (Braces.HasChoice(view, i) || Braces.IsGap(view, i, isJson: false, ref areEmphasis)))
                return true;
        }

        return (first == last && view.Kind(first + 1) != PromptTokenKind.Word && view.Kind(first + 1) != PromptTokenKind.OpenBracket)
            || (view.Tokens[last].Match != PromptToken.Unmatched && Braces.HoldsCode(view, last));
    }
}
