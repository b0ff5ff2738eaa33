using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Rules;

/// <summary>FLX115: <c>AND</c> and <c>BREAK</c> between parts of a prompt. FLUX reads them as words, or as sounds.</summary>
/// <remarks>BREAK once parted people at Astria, so it is only worth knowing.</remarks>
internal sealed class SeparatorKeywordRule()
    : FluxRule("FLX115", "Separators in capitals", PromptRuleCategory.ForeignSyntax, PromptSeverity.Warning, PromptSignals.Separator)
{
    public override void Check(ref PromptRuleContext context)
    {
        var view = new TokenView(context.Text);
        if (context.Profile.UnderstandsTemplates || IsShouting(view))
            return;
        bool? hasWeight = null;
        for (var i = view.Next(0, PromptSignals.Separator); i < view.Count; i = view.Next(i + 1, PromptSignals.Separator))
        {
            var first = i;
            while (view.Has(i + 1, PromptSignals.Separator))
                i++;
            // "FISH AND CHIPS", "COFFEE BREAK" belong together, and an "AND gate" is a thing.
            if (view.IsUpper(first - 1) || view.IsUpper(i + 1) || view.Is(i + 1, "gate") || view.Is(i + 1, "gates") || view.Is(i + 1, "operator"))
                continue;
            var isBreak = view.Is(first, "break");
            context.ReportAs(
                isBreak ? PromptSeverity.Information : PromptSeverity.Warning,
                view.Span(first, i),
                isBreak ? "Astria has no separate parts any more; describe everybody in plain sentences." : "FLUX reads one prompt; it can't join several. Use a comma.",
                Fix(view, first, i, hasWeight ??= MultiPromptWeightRule.HasLegacyWeight(view)));
        }
    }

    private static PromptFix? Fix(TokenView view, int first, int last, bool hasWeight)
    {
        // "[BREAK]" goes with its brackets.
        while (view.IsKind(first - 1, PromptTokenKind.OpenBracket) && view.Tokens[first - 1].Match == last + 1)
        {
            first--;
            last++;
        }

        int before = first - 1, next = last + 1;
        if (before < 0 && next >= view.Count)
            return null;
        var edit = view.Kind(before) is null or PromptTokenKind.OpenBracket && view.Kind(next) is not (null or PromptTokenKind.CloseBracket) ? Leading(view, first, next)
            : view.Kind(next) is null or PromptTokenKind.CloseBracket ? PromptEdit.Remove(view.Cut(first, last))
            : Between(view, before, last);
        // Beside AND, one weight is enough to be one; without it nothing would tell of the weight that is left.
        var kind = hasWeight ? PromptFixKind.Suggestion : PromptFixKind.Safe;
        return new("Join with a comma", kind, edit);
    }

    private static PromptEdit Leading(TokenView view, int first, int next)
    {
        var behind = IsSeparator(view, next) ? next + 1 : next;
        return PromptEdit.Remove(PromptSpan.FromBounds(view.Tokens[first].Start, behind < view.Count ? view.Tokens[behind].Start : view.Tokens[next].End));
    }

    // Of two separators one is left, the stop if there is one.
    private static PromptEdit Between(TokenView view, int before, int last)
    {
        var next = last + 1;
        if (!IsSeparator(view, before) || !IsSeparator(view, next))
        {
            var isSeparated = view.IsBoundary(before) || view.IsBoundary(next);
            return new(PromptSpan.FromBounds(view.Tokens[before].End, view.Tokens[last].End), isSeparated ? string.Empty : ",");
        }

        return before > 0 && !view.IsKind(before, PromptTokenKind.Stop) && view.IsKind(next, PromptTokenKind.Stop)
            ? PromptEdit.Remove(PromptSpan.FromBounds(view.Tokens[before - 1].End, view.Tokens[last].End))
            : PromptEdit.Remove(PromptSpan.FromBounds(view.Tokens[before].End, view.Tokens[next].End));
    }

    private static bool IsSeparator(TokenView view, int index) => view.Kind(index) is PromptTokenKind.Comma or PromptTokenKind.Semicolon or PromptTokenKind.Stop or PromptTokenKind.Dash;

    // Where everything is in capitals, these are words.
    private static bool IsShouting(TokenView view)
    {
        int upper = 0, words = 0;
        for (var i = 0; i < view.Count; i++)
        {
            if (view.Kind(i) != PromptTokenKind.Word || view.Tokens[i].Length < 2 || view.Has(i, PromptSignals.Separator))
                continue;
            words++;
            upper += view.IsUpper(i) ? 1 : 0;
        }

        return upper * 2 > words;
    }
}
