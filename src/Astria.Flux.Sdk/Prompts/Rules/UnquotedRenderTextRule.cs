using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Rules;

/// <summary>FLX601: letters that are to be drawn, without quotes, <c>a sign saying OPEN</c>. In quotes they are spelled better.</summary>
internal sealed class UnquotedRenderTextRule()
    : FluxRule("FLX601", "Unquoted letters", PromptRuleCategory.RenderedText, PromptSeverity.Information, PromptSignals.Announcement)
{
    // What carries letters stands shortly before what it says.
    private const int CarrierReach = 8;
    private const int LongestText = 8;

    private static readonly PhraseTable Announcements = new("saying|says|reading|reads|titled|entitled|labeled|labelled|captioned|lettering|words|word|text");

    private static readonly WordTable Carriers = new(
        "sign signs poster posters label labels t-shirt shirt tee tshirt hoodie cap mug banner banners billboard cover book magazine newspaper card cards logo title headline neon placard plaque board "
        + "chalkboard whiteboard blackboard screen sticker badge patch tag note letter envelope menu window storefront shop wall graffiti tattoo cake flag bottle can box package packaging bag text bubble");

    public override void Check(ref PromptRuleContext context)
    {
        var view = new TokenView(context.Text);
        for (var from = 0; Announcements.TryFind(view, PromptSignals.Announcement, from, out var first, out var last); from = last + 1)
        {
            var end = last;
            while (end < last + LongestText && view.IsCapitalized(end + 1) && (end == last || view.Kind(end + 1) == PromptTokenKind.Word))
                end++;
            if (end == last || !HasCarrier(view, first) || view.Has(last + 1, PromptSignals.TriggerWord))
                continue;
            var span = view.Span(last + 1, end);
            context.Report(
                span,
                "Letters that are to be drawn go in quotes; FLUX spells them better.",
                new("Put it in quotes", PromptFixKind.Suggestion, new PromptEdit(new(span.Start, 0), "\""), new PromptEdit(new(span.End, 0), "\"")));
        }
    }

    private static bool HasCarrier(TokenView view, int first)
    {
        for (var i = first - 1; i >= 0 && i >= first - CarrierReach; i--)
        {
            if (view.Contains(Carriers, i))
                return true;
        }

        return false;
    }
}
