using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Rules;

/// <summary>FLX401: words of praise that other models were trained on, <c>masterpiece, best quality, 8k</c>. FLUX learned from sentences.</summary>
internal sealed class QualityTagRule()
    : FluxRule("FLX401", "Quality tags", PromptRuleCategory.Style, PromptSeverity.Information, PromptSignals.QualityWord)
{
    internal static readonly PhraseTable Phrases = new(
        "masterpiece|masterpieces|best quality|best-quality|high quality|high-quality|highest quality|top quality|highly detailed|ultra detailed|ultra-detailed|ultradetailed|extremely detailed|insanely detailed"
        + "|super detailed|hyperdetailed|hyper-detailed|hyper detailed|hyper-realistic|hyper realistic|hyperrealistic|intricate details|8k|4k|16k|32k|8 k|4 k|8k uhd|8k resolution|4k resolution|uhd|ultra hd|ultra-hd|ultra high res|high res|high-res|hi-res|hires|hdr|hd|artstation|trending on artstation|trending on art station"
        + "|cgsociety|deviantart|pixiv|octane render|octane|unreal engine|unreal engine 5|award winning|award-winning|award winning photography|highres|absurdres|raw photo|ultra realistic|ultra-realistic|quality|sharp focus|8k wallpaper");

    public override void Check(ref PromptRuleContext context)
    {
        var view = new TokenView(context.Text);
        int first = -1, firstEnd = -1, count = 0, bare = 0;
        for (var from = 0; Phrases.TryFind(view, PromptSignals.QualityWord, from, out var start, out var end); from = end + 1)
        {
            if (first < 0)
                (first, firstEnd) = (start, end);
            count++;
            bare += IsBare(view, start, end) ? 1 : 0;
            if (count > 1 || bare > 0)
                break;
        }

        if (count > 1 || bare > 0)
            context.Report(view.Span(first, firstEnd), "Words of praise do nothing here. Say what makes the picture good: light, lens, material, time of day.", context.IsExplaining ? Fix(view) : null);
    }

    private static PromptFix? Fix(TokenView view)
    {
        var edits = new PromptEdit[4];
        var count = 0;
        var kept = 0;
        var open = 0;
        for (var i = 0; i < view.Count; i++)
        {
            var end = Phrases.MayBegin(view.Tokens[i]) ? Phrases.Match(view, i) : -1;
            if (end >= 0 && IsBare(view, i, end))
            {
                var cut = view.Cut(i, end);
                // What came before is cut already, and its separator with it.
                if (cut.Start < open)
                    cut = PromptSpan.FromBounds(open, end + 2 < view.Count && view.Tokens[i].Start == open ? view.Tokens[end + 2].Start : Math.Max(open, view.Tokens[end].End));
                if (count == edits.Length)
                    Array.Resize(ref edits, count * 2);
                edits[count++] = PromptEdit.Remove(cut);
                open = cut.End;
                i = end;
                continue;
            }

            kept += view.Kind(i) is PromptTokenKind.Word or PromptTokenKind.Quoted or PromptTokenKind.NetworkTag ? 1 : 0;
        }

        if (count == 0 || kept == 0)
            return null;
        Array.Resize(ref edits, count);
        return PromptFix.Own("Remove the tags", PromptFixKind.Safe, edits);
    }

    // A segment of its own between commas.
    private static bool IsBare(TokenView view, int first, int last) =>
        view.Kind(first - 1) is null or PromptTokenKind.Comma && view.Kind(last + 1) is null or PromptTokenKind.Comma
        && (view.Kind(first - 1) == PromptTokenKind.Comma || view.Kind(last + 1) == PromptTokenKind.Comma);
}
