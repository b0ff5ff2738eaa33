using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Syntax;
using Astria.Flux.Prompts.Tokens;

namespace Astria.Flux.Prompts.Rules;

/// <summary>FLX301: a prompt with more T5 tokens than the model reads. It says where the cut falls.</summary>
internal sealed class TooLongForT5Rule()
    : FluxRule("FLX301", "Too long for T5", PromptRuleCategory.Length, PromptSeverity.Warning, PromptSignals.NearLimit)
{
    // A token has more characters than this, on average, in any text that is not mostly signs.
    private const int FewestCharactersPerToken = 2;

    public override void Check(ref PromptRuleContext context)
    {
        var limit = context.Profile.T5TokenLimit;
        var text = context.Text.Characters;
        if (text.Length < (long)limit * FewestCharactersPerToken && context.Text.Tokens.Length < limit / 2)
            return;
        var counter = context.Profile.TokenCounter;
        var count = counter.Count(TextEncoder.T5, text);
        if (count <= limit)
            return;
        var cut = TokenCut.Find(counter, text, limit, count);
        var about = counter.IsExact ? string.Empty : "about ";
        context.Report(PromptSpan.FromBounds(cut, text.Length), $"The prompt has {about}{count} tokens; the model reads {limit}. What is marked is cut off.");
    }
}
