using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Rules;

/// <summary>FLX113: network weights outside of what does well: less than 0, more than 1.5, or other than 1 for a face.</summary>
internal sealed class NetworkWeightRangeRule()
    : FluxRule("FLX113", "Unusual network weights", PromptRuleCategory.ForeignSyntax, PromptSeverity.Information, PromptSignals.Tag)
{
    // Astria's documentation: likeness is kept up to about 1; far above, the picture breaks.
    private const double LargestWeight = 1.5;

    public override void Check(ref PromptRuleContext context)
    {
        if (!context.Profile.UnderstandsNetworkTags)
            return;
        var view = new TokenView(context.Text);
        for (var i = view.Next(0, PromptTokenKind.NetworkTag); i < view.Count; i = view.Next(i + 1, PromptTokenKind.NetworkTag))
        {
            var tag = new NetworkTagText(view.Text(i));
            if (!tag.IsSound || !tag.HasWeight)
                continue;
            if (tag.IsFace && tag.Weight != 1)
                context.Report(view.Tokens[i].Span, "The number of a face tag is always 1; it is no strength.");
            else if (!tag.IsFace && tag.Weight is < 0 or > LargestWeight)
                context.Report(view.Tokens[i].Span, "Weights between 0 and 1.5 do well; outside, the picture breaks.");
        }
    }
}
