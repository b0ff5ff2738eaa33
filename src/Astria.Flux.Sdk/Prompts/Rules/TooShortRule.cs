using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Rules;

/// <summary>FLX303: a prompt of a word or two leaves nearly everything to chance.</summary>
internal sealed class TooShortRule()
    : FluxRule("FLX303", "Very short prompt", PromptRuleCategory.Length, PromptSeverity.Information, PromptSignals.FewWords)
{
    private const int Fewest = 3;

    public override void Check(ref PromptRuleContext context)
    {
        var view = new TokenView(context.Text);
        var words = 0;
        for (var i = 0; i < view.Count; i++)
        {
            if (view.Kind(i) is PromptTokenKind.NetworkTag or PromptTokenKind.Quoted)
                return;
            words += view.Kind(i) is PromptTokenKind.Word or PromptTokenKind.Number && !view.Is(i, "a") && !view.Is(i, "an") && !view.Is(i, "the") ? 1 : 0;
        }

        if (words is > 0 and < Fewest && (context.Text.Signals & (PromptSignals.NegationCue | PromptSignals.Bracket)) == PromptSignals.None)
            context.Report(new(0, context.Text.Characters.Length), "So few words leave nearly everything to chance. Say where, in what light, and how it is taken or made.");
    }
}
