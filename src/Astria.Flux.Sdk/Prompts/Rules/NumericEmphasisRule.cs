using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Rules;

/// <summary>FLX105: numbers with two colons round a phrase, <c>1.5::glow::</c>, as NovelAI has it since version 4.</summary>
internal sealed class NumericEmphasisRule()
    : FluxRule("FLX105", "Emphasis by numbers", PromptRuleCategory.ForeignSyntax, PromptSeverity.Warning, PromptSignals.DoubleColon)
{
    public override void Check(ref PromptRuleContext context)
    {
        if (context.Profile.UnderstandsWeights)
            return;
        var view = new TokenView(context.Text);
        int next = -1, bracket = 0, choiceEnd = -1;
        for (var i = view.Next(0, PromptTokenKind.Number); i < view.Count; i = view.Next(i + 1, PromptTokenKind.Number))
        {
            // "1.5::red::1.2::glow::": right behind one, the next opens.
            if (!DoubleColons.IsOpening(view, i) && !(i == next && view.IsKind(i, PromptTokenKind.Number) && view.IsGlued(i + 1) && DoubleColons.IsAt(view, i + 1)))
                continue;
            // "{0.5::red|blue}" is a wildcard's chance.
            for (bracket = view.Next(bracket, PromptTokenKind.OpenBracket); bracket < i; bracket = view.Next(bracket + 1, PromptTokenKind.OpenBracket))
            {
                if (bracket > choiceEnd && view.IsCharacter(bracket, '{') && Braces.HasChoice(view, bracket))
                    choiceEnd = view.Tokens[bracket].Match;
            }

            if (i < choiceEnd)
                continue;
            var first = view.IsKind(i - 1, PromptTokenKind.Dash) && view.IsGlued(i) && view.Tokens[i - 1].Length == 1 ? i - 1 : i;
            var close = DoubleColons.Closing(view, i);
            // "a ratio of 3::1".
            if (close < 0 && first == i && view.IsKind(i - 1, PromptTokenKind.Word) && view.IsKind(i + 3, PromptTokenKind.Number) && view.IsGlued(i + 3))
                continue;
            var last = close < 0 ? i + 2 : close + 1;
            var isNegative = first < i || WeightNumber.Parse(view.Text(i)) <= 0;
            context.Report(
                view.Span(first, last),
                isNegative ? "FLUX has neither weights nor negatives. Leave out what is not to be seen." : "FLUX has no weights; it reads the number and the colons as words. Remove them.",
                isNegative ? null : Fix(view, i, close));
            i = last;
            next = last + 1;
        }
    }

    private static PromptFix Fix(TokenView view, int number, int close)
    {
        // "1.5::::" holds nothing.
        if (close == number + 3)
            return new("Remove the weight", PromptFixKind.Safe, PromptEdit.Remove(view.Span(number, close + 1)));
        var head = PromptSpan.FromBounds(view.Tokens[number].Start, number + 3 < view.Count ? view.Tokens[number + 3].Start : view.Tokens[number + 2].End);
        return close < 0
            ? new("Remove the weight", PromptFixKind.Safe, PromptEdit.Remove(head))
            : new("Remove the weight", PromptFixKind.Safe, PromptEdit.Remove(head), DoubleColons.RemoveClosing(view, close));
    }
}
