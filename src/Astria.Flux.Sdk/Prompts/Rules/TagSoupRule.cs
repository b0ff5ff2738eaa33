using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Rules;

/// <summary>FLX402: a list of tags. FLUX learned from sentences, and they tell it what belongs to what.</summary>
internal sealed class TagSoupRule()
    : FluxRule("FLX402", "A list of tags", PromptRuleCategory.Style, PromptSeverity.Information, PromptSignals.BareTags)
{
    private const int FewestSegments = 6;
    private const double LongestSegment = 3;

    public override void Check(ref PromptRuleContext context)
    {
        var view = new TokenView(context.Text);
        var style = TagStyle.Of(view);
        if (style.Segments >= FewestSegments && style.WordsPerSegment <= LongestSegment)
            context.Report(new(0, context.Text.Characters.Length), "FLUX learned from sentences. Say in one or two what the tags say, and what belongs to what.");
    }
}
