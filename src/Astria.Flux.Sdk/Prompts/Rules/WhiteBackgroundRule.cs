using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Rules;

/// <summary>FLX701: <c>white background</c> with FLUX.1 [dev], which tends to answer with blur.</summary>
internal sealed class WhiteBackgroundRule()
    : FluxRule("FLX701", "White background", PromptRuleCategory.Model, PromptSeverity.Information, PromptSignals.Backdrop)
{
    private static readonly PhraseTable Colours = new("white|solid white|pure white|plain white|solid yellow");

    public override void Check(ref PromptRuleContext context)
    {
        if (context.Profile.Model != PromptModel.Dev)
            return;
        var view = new TokenView(context.Text);
        for (var i = view.Next(1, PromptSignals.Background); i < view.Count; i = view.Next(i + 1, PromptSignals.Background))
        {
            if (!view.Is(i - 1, "white") && !view.Is(i - 1, "yellow"))
                continue;
            var first = Math.Max(0, i - 2);
            while (first < i && Colours.Match(view, first) != i - 1)
                first++;
            // "a black and white background" is no white one.
            if (first == i || view.Is(first - 1, "and") || view.Is(first - 1, "off"))
                continue;
            var span = view.Span(first, i);
            context.Report(
                span,
                "FLUX.1 [dev] tends to blur pictures on plain white. A light grey studio backdrop does better.",
                !context.IsExplaining ? null : new("Use a studio backdrop", PromptFixKind.Suggestion, new PromptEdit(span, "seamless light-grey studio backdrop")));
        }
    }
}
