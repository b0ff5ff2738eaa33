using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Rules;

/// <summary>FLX702b: line breaks and rows of blanks. T5's normalizer and CLIP's both make one blank of them, so they separate nothing.</summary>
/// <remarks>A prompt in lines is no worse for it, so it is a hint. Source: google-research/text-to-text-transfer-transformer, issue 390.</remarks>
internal sealed class WideBlankRule()
    : FluxRule("FLX702b", "Line breaks and rows of blanks", PromptRuleCategory.Model, PromptSeverity.Hint, PromptSignals.LineBreak | PromptSignals.WideBlank)
{
    // Where lines have a meaning to somebody: sections end with them, and so do the values of flags.
    private const PromptSignals Lined = PromptSignals.NegativeSection | PromptSignals.InfoText | PromptSignals.Flag;

    public override void Check(ref PromptRuleContext context)
    {
        var view = new TokenView(context.Text);
        if (view.IsJson())
            return;
        List<PromptEdit>? edits = null;
        var hasLines = false;
        var last = -1;
        for (var i = 0; i < view.Count; i++)
        {
            if (view.Kind(i) == PromptTokenKind.LineBreak)
                continue;
            var isWide = last >= 0 && IsWide(context.Text.Characters, view.Tokens[last].End, view.Tokens[i].Start);
            if (isWide)
                (edits ??= []).Add(new(PromptSpan.FromBounds(view.Tokens[last].End, view.Tokens[i].Start), " "));
            hasLines |= isWide && last < i - 1;
            last = i;
        }

        if (edits is null)
            return;
        context.Report(
            edits[0].Span,
            hasLines ? "To FLUX's text encoders a line break is a blank. Where something new begins, end the line with a comma or a full stop." : "To FLUX's text encoders a row of blanks is one.",
            context.IsExplaining && !(hasLines && view.Has(Lined)) ? new("Write one blank", PromptFixKind.Safe, edits.ToArray()) : null);
    }

    // More than one, and nothing that another rule takes away.
    private static bool IsWide(ReadOnlySpan<char> text, int start, int end)
    {
        var isWide = end - start > 1;
        foreach (var character in text.Slice(start, end - start))
        {
            if (CharacterClasses.IsInvisible(character) || !CharacterClasses.IsBlank(character))
                return false;
            isWide |= character != ' ';
        }

        return isWide;
    }
}
