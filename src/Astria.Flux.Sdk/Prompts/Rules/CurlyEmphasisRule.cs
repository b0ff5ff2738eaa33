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
            if (view.IsCharacter(first, '{') && IsEmphasis(view, first, run, ref areEmphasis))
            {
                context.Report(
                    run.Span,
                    "FLUX has no emphasis by braces, and its text encoder does not know the characters. Remove them.",
                    context.IsExplaining ? new("Remove the braces", PromptFixKind.Safe, run.Unwrap()) : null);
            }
        }
    }

    /// <summary>Whether a run of opening braces is what this rule reports.</summary>
    /// <param name="view">The prompt.</param>
    /// <param name="first">The index of the first of them.</param>
    /// <param name="run">The run.</param>
    /// <param name="areEmphasis">As <see cref="Braces.IsGap"/> has it.</param>
    public static bool IsEmphasis(TokenView view, int first, scoped BracketRun run, ref bool? areEmphasis) =>
        run is { IsWeighted: false, IsMatched: true } && !IsTemplate(view, first, run.Next - 1, ref areEmphasis);

    private static bool IsTemplate(TokenView view, int first, int last, ref bool? areEmphasis)
    {
        if (Braces.IsVariable(view, first))
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
