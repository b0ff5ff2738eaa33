using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Rules;

/// <summary>FLX304: a prompt of more than 300 words. The model weighs each of them less.</summary>
internal sealed class VeryLongRule()
    : FluxRule("FLX304", "Very long prompt", PromptRuleCategory.Length, PromptSeverity.Information, PromptSignals.Long)
{
    // Black Forest Labs' guide: long prompts have 80 to 300 words.
    private const int MostWords = 300;

    public override void Check(ref PromptRuleContext context)
    {
        if (context.Text.WordCount <= MostWords)
            return;
        PromptSpan all = new(0, context.Text.Characters.Length);
        if (context.IsExplaining)
            context.Report(all, $"{context.Text.WordCount} words; beyond about {MostWords} each counts for little. Keep what matters.");
        else
            context.Note(all);
    }
}
