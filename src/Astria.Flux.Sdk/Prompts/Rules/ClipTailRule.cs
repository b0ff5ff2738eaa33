using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Syntax;
using Astria.Flux.Prompts.Tokens;

namespace Astria.Flux.Prompts.Rules;

/// <summary>FLX302: a prompt with more CLIP tokens than 77. T5 still reads all of it; only the vector for the whole loses the rest.</summary>
internal sealed class ClipTailRule()
    : FluxRule("FLX302", "Tail unseen by CLIP", PromptRuleCategory.Length, PromptSeverity.Hint, PromptSignals.NearLimit)
{
    public override void Check(ref PromptRuleContext context)
    {
        // A token of CLIP has a character at least, and nearly always more.
        if (context.Text.Characters.Length <= context.Profile.ClipTokenLimit * 2)
            return;
        var counter = context.Profile.TokenCounter;
        var count = counter.Count(TextEncoder.Clip, context.Text.Characters);
        if (count <= context.Profile.ClipTokenLimit)
            return;
        PromptSpan all = new(0, context.Text.Characters.Length);
        if (context.IsExplaining)
            context.Report(all, $"CLIP reads {context.Profile.ClipTokenLimit} of {(counter.IsExact ? string.Empty : "about ")}{count} tokens; T5 reads on. Put first what the whole picture is to feel like.");
        else
            context.Note(all);
    }
}
