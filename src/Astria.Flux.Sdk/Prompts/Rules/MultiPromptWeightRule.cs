using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Rules;

/// <summary>FLX109: several prompts in one, <c>cat::2 dog::1</c> as Midjourney has it, or <c>cat:2 dog:1</c> as older programs had.</summary>
internal sealed class MultiPromptWeightRule()
    : FluxRule("FLX109", "Weighted parts", PromptRuleCategory.ForeignSyntax, PromptSeverity.Warning, PromptSignals.DoubleColon | PromptSignals.ColonNumber)
{
    // Larger numbers are times, years, verses.
    private const double LargestWeight = 10;

    /// <summary>Whether a number behind one colon may be a weight.</summary>
    public static bool HasLegacyWeight(TokenView view)
    {
        if (!view.Has(PromptSignals.ColonNumber))
            return false;
        for (var i = view.Next(0, PromptTokenKind.Colon); i < view.Count; i = view.Next(i + 1, PromptTokenKind.Colon))
        {
            if (IsLegacyWeight(view, i))
                return true;
        }

        return false;
    }

    public override void Check(ref PromptRuleContext context)
    {
        if (context.Profile.UnderstandsWeights)
            return;
        var view = new TokenView(context.Text);
        if ((context.Text.Signals & PromptSignals.DoubleColon) != PromptSignals.None)
            CheckDouble(ref context, view);
        if ((context.Text.Signals & PromptSignals.ColonNumber) != PromptSignals.None)
            CheckSingle(ref context, view);
    }

    private static void CheckDouble(ref PromptRuleContext context, scoped TokenView view)
    {
        for (var i = view.Next(0, PromptTokenKind.Colon, PromptTokenKind.Number); i < view.Count; i = view.Next(i + 1, PromptTokenKind.Colon, PromptTokenKind.Number))
        {
            if (DoubleColons.IsOpening(view, i))
            {
                var close = DoubleColons.Closing(view, i);
                i = close < 0 ? i + 2 : close + 1;
                continue;
            }

            if (!DoubleColons.IsAt(view, i))
                continue;
            var hasNumber = view.IsKind(i + 2, PromptTokenKind.Number) && view.IsGlued(i + 2);
            // "std::vector" is code.
            var isCode = !hasNumber && view.IsGlued(i) && view.IsGlued(i + 2);
            var last = hasNumber ? i + 2 : i + 1;
            // "[cat::0.5]" is another rule's.
            var isSchedule = hasNumber && !context.Profile.UnderstandsTemplates && view.IsCharacter(i + 3, ']') && PromptScheduleRule.IsScheduled(view, view.Tokens[i + 3].Match);
            if (!isCode && !isSchedule)
                Report(ref context, view, i, last);
            i = last;
        }
    }

    // One alone may be anything; two of them, or one beside AND, are weights.
    private static void CheckSingle(ref PromptRuleContext context, scoped TokenView view)
    {
        var count = 0;
        for (var i = view.Next(0, PromptTokenKind.Colon); i < view.Count; i = view.Next(i + 1, PromptTokenKind.Colon))
            count += IsLegacyWeight(view, i) ? IsBehindBracket(view, i) ? 2 : 1 : 0;
        var hasAnd = (context.Text.Signals & PromptSignals.Separator) != PromptSignals.None;
        if (count < 2 && !(count == 1 && hasAnd))
            return;
        for (var i = view.Next(0, PromptTokenKind.Colon); i < view.Count; i = view.Next(i + 1, PromptTokenKind.Colon))
        {
            if (IsLegacyWeight(view, i))
                Report(ref context, view, i, i + 1);
        }
    }

    // "(red hat):1.3" is a weight, even alone.
    private static bool IsBehindBracket(TokenView view, int colon) =>
        view.IsCharacter(colon - 1, ')') && view.IsGlued(colon) && view.Tokens[colon - 1].Match != PromptToken.Unmatched && view.Text(colon + 1).IndexOf('.') >= 0
        && PlusMinusWeightRule.HoldsWord(view, view.Tokens[colon - 1].Match);

    private static bool IsLegacyWeight(TokenView view, int colon)
    {
        if (!view.IsKind(colon + 1, PromptTokenKind.Number) || !view.IsGlued(colon + 1))
            return false;
        if (view.Kind(colon - 1) is not (PromptTokenKind.Word or PromptTokenKind.Comma or PromptTokenKind.Quoted or PromptTokenKind.CloseBracket))
            return false;
        // "{"x":0.25}" is JSON.
        if (view.Has(PromptSignals.CurlyBracket) && view.IsCharacterBefore(colon, '"'))
            return false;
        // "(cat:1.3)" is another rule's; "iso:100x", "10:30" are none's.
        var ends = view.IsCharacter(colon + 2, '|') || view.Kind(colon + 2) is null or PromptTokenKind.Word or PromptTokenKind.Quoted or PromptTokenKind.Comma or PromptTokenKind.Stop or PromptTokenKind.LineBreak or PromptTokenKind.Semicolon
            && !(view.IsGlued(colon + 2) && view.IsKind(colon + 2, PromptTokenKind.Word));
        return ends && Math.Abs(WeightNumber.Parse(view.Text(colon + 1))) <= LargestWeight;
    }

    private static void Report(ref PromptRuleContext context, scoped TokenView view, int first, int last)
    {
        var from = first > 0 ? view.Tokens[first - 1].End : 0;
        var isSeparated = view.Kind(first - 1) is null or PromptTokenKind.Comma || view.IsBoundary(last + 1) || view.Has(last + 1, PromptSignals.Separator);
        context.Report(
            view.Span(first, last),
            "FLUX reads one prompt, without weighted parts. Say it in one sentence, what matters first.",
            !context.IsExplaining ? null : new("Join the parts", PromptFixKind.Suggestion, new PromptEdit(PromptSpan.FromBounds(from, view.Tokens[last].End), isSeparated ? string.Empty : ",")));
    }
}
