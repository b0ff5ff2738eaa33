using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Rules;

/// <summary>FLX101: weights in parentheses, <c>(word:1.3)</c>. FLUX has none and reads them as words.</summary>
public sealed class WeightedParenthesesRule : PromptRule
{
    /// <summary>Creates the rule.</summary>
    public WeightedParenthesesRule()
        : base(new("FLX101", "Weighted parentheses", PromptRuleCategory.ForeignSyntax, PromptSeverity.Warning, "docs/rules/FLX101.md"))
    {
    }

    internal override PromptSignals Needs => PromptSignals.Bracket;

    internal override bool ExplainsLater => true;

    /// <inheritdoc/>
    public override void Check(ref PromptRuleContext context)
    {
        var text = context.Text;
        if (context.Profile.UnderstandsWeights || !text.Has(PromptTokenKind.CloseBracket))
            return;
        var view = new TokenView(text);
        var nextWord = 0;
        for (var i = view.Next(0, PromptTokenKind.OpenBracket); i < view.Count; i = view.Next(i + 1, PromptTokenKind.OpenBracket))
        {
            var run = BracketRun.Read(text, i, ref nextWord);
            i = run.Next - 1;
            if (run.IsWeighted)
                Report(ref context, run);
        }
    }

    private static void Report(ref PromptRuleContext context, scoped BracketRun run)
    {
        if (run.IsNegative)
        {
            // Without its weight, what was to be kept away would be asked for.
            context.Report(
                run.Span,
                "FLUX has neither weights nor negatives; it reads the brackets and the number as words. Leave out what is not to be seen.");
            return;
        }

        context.Report(
            run.Span,
            "FLUX has no weights; it reads the brackets and the number as words. Remove them, and name what matters first.",
            context.IsExplaining ? new("Remove the weight", PromptFixKind.Safe, run.Unwrap()) : null);
    }
}
