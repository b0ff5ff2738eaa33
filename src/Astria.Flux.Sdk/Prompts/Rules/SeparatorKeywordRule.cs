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
        for (var i = view.Next(0, PromptSignals.Separator); i < view.Count; i = view.Next(i + 1, PromptSignals.Separator))
        {
            // "FISH AND CHIPS", "COFFEE BREAK" belong together, and an "AND gate" is a thing.
            if (view.IsUpper(i - 1) || view.IsUpper(i + 1) || view.Is(i + 1, "gate") || view.Is(i + 1, "gates") || view.Is(i + 1, "operator"))
                continue;
            var isBreak = view.Is(i, "break");
            context.ReportAs(
                isBreak ? PromptSeverity.Information : PromptSeverity.Warning,
                view.Tokens[i].Span,
                isBreak ? "Astria has no separate parts any more; describe everybody in plain sentences." : "FLUX reads one prompt; it can't join several. Use a comma.",
                Fix(view, i));
        }
    }

    private static PromptFix? Fix(TokenView view, int index)
    {
        if (view.Kind(index - 1) is null || view.Kind(index + 1) is null)
            return view.Count < 2 ? null : Join(PromptEdit.Remove(view.Cut(index, index)));
        if (view.Kind(index - 1) == PromptTokenKind.Comma && view.Kind(index + 1) == PromptTokenKind.Comma)
            return Join(PromptEdit.Remove(PromptSpan.FromBounds(view.Tokens[index - 1].Start, view.Tokens[index].End)));
        var isSeparated = view.IsBoundary(index - 1) || view.IsBoundary(index + 1);
        return Join(new(PromptSpan.FromBounds(view.Tokens[index - 1].End, view.Tokens[index].End), isSeparated ? string.Empty : ","));
    }

    private static PromptFix Join(PromptEdit edit) => new("Join with a comma", PromptFixKind.Safe, edit);

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
