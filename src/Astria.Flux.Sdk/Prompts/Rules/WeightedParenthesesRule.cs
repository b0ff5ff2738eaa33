using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Rules;

/// <summary>FLX101: weights in parentheses, <c>(word:1.3)</c>. FLUX has none and reads them as words.</summary>
public sealed class WeightedParenthesesRule : PromptRule
{
    private const string Message = "FLUX has no weights; it reads the brackets and the number as words. Remove them, and name what matters first.";

    // How far back from a weight the bracket that was to open it is looked for.
    private const int LongestPhrase = 8;

    /// <summary>Creates the rule.</summary>
    public WeightedParenthesesRule()
        : base(new("FLX101", "Weighted parentheses", PromptRuleCategory.ForeignSyntax, PromptSeverity.Warning, "docs/rules/FLX101.md"), PromptSignals.ColonNumber)
    {
    }

    /// <inheritdoc/>
    public override void Check(ref PromptRuleContext context)
    {
        var text = context.Text;
        if (context.Profile.UnderstandsWeights)
            return;
        var view = new TokenView(text);
        var nextWord = 0;
        for (var i = view.Next(0, PromptTokenKind.OpenBracket); i < view.Count; i = view.Next(i + 1, PromptTokenKind.OpenBracket))
        {
            var first = i;
            var run = BracketRun.Read(text, i, ref nextWord);
            i = run.Next - 1;
            if (run.IsWeighted)
                Report(ref context, first, run);
        }

        if (!view.IsJson())
            CheckHalves(ref context, view);
    }

    // "(red hat:1.3, scarf" and "red hat:1.3), scarf" lack a bracket; "(red hat:1.3, scarf)" has it in the wrong place, which in prose is a remark.
    private static void CheckHalves(ref PromptRuleContext context, scoped TokenView view)
    {
        bool? isTags = null;
        for (var colon = view.Next(0, PromptTokenKind.Colon); colon < view.Count; colon = view.Next(colon + 1, PromptTokenKind.Colon))
        {
            if (view.Word(colon - 1).Length < 2 || !view.IsGlued(colon) || !IsWeight(view, colon + 1))
                continue;
            var isClosed = IsLone(view, colon + 2, ')');
            if (!isClosed && view.Kind(colon + 2) is not (null or PromptTokenKind.Comma or PromptTokenKind.LineBreak))
                continue;
            var first = colon - 1;
            while (first > 0 && colon - first < LongestPhrase && view.Kind(first - 1) is PromptTokenKind.Word or PromptTokenKind.Number)
                first--;
            var isOpened = IsLone(view, first - 1, '(')
                || (view.IsCharacter(first - 1, '(') && view.IsKind(colon + 2, PromptTokenKind.Comma) && double.IsNaN(view.Tokens[first - 1].Weight) && (isTags ??= TagStyle.Of(view).IsTags));
            if (isClosed != isOpened)
                ReportHalf(ref context, view, isOpened ? first - 1 : first, colon, isClosed ? colon + 2 : colon + 1);
        }
    }

    private static bool IsWeight(TokenView view, int index) =>
        view.IsKind(index, PromptTokenKind.Number) && view.IsGlued(index) && view.Text(index).IndexOf('.') >= 0 && WeightNumber.Parse(view.Text(index)) is > 0 and <= BracketRun.LargestWeight;

    private static bool IsLone(TokenView view, int index, char bracket) => view.IsCharacter(index, bracket) && view.Tokens[index].Match == PromptToken.Unmatched;

    private static void ReportHalf(ref PromptRuleContext context, scoped TokenView view, int first, int colon, int last)
    {
        var weight = PromptEdit.Remove(PromptSpan.FromBounds(view.Tokens[colon].Start, view.Tokens[last].End));
        var isOpened = IsLone(view, first, '(') && !(view.IsGlued(first) && view.IsKind(first - 1, PromptTokenKind.Word));
        PromptEdit[] edits = isOpened ? [PromptEdit.Remove(view.Tokens[first].Span), weight] : [weight];
        context.Report(view.Span(first, last), Message, context.IsExplaining ? new("Remove the weight", PromptFixKind.Safe, edits) : null);
    }

    private static void Report(ref PromptRuleContext context, int first, scoped BracketRun run)
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
            Message,
            context.IsExplaining
                ? new("Remove the weight", run.HoldsParts ? PromptFixKind.Suggestion : PromptFixKind.Safe, run.Unwrap()) { Alternatives = FrontMove.OfEmphasis(context.Text, first, run) is { } move ? [move] : [] }
                : null);
    }
}
