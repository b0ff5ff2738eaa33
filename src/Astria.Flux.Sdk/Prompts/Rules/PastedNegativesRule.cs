using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Rules;

/// <summary>FLX203: the usual list of negatives, <c>lowres, bad anatomy, worst quality</c>, without a heading. All of it would be drawn.</summary>
internal sealed class PastedNegativesRule()
    : FluxRule("FLX203", "Pasted negatives", PromptRuleCategory.Negation, PromptSeverity.Warning, PromptSignals.NegativeListWord)
{
    // Fewer than this may be meant: a photograph may well be blurry.
    private const int Fewest = 3;

    private static readonly PhraseTable Phrases = new(
        "lowres|low res|bad anatomy|bad hands|bad hand|bad feet|bad proportions|bad quality|bad face|worst quality|low quality|normal quality|extra digit|extra digits|fewer digits|extra fingers"
        + "|extra limbs|extra arms|extra legs|extra hands|missing fingers|missing arms|missing legs|missing limbs|missing limb|jpeg artifacts|mutated hands|mutated|mutation|mutations|deformed|disfigured"
        + "|poorly drawn|poorly drawn face|poorly drawn hands|fused fingers|malformed limbs|malformed|cloned face|gross proportions|long neck|too many fingers|error|username|cropped|ugly|duplicate"
        + "|morbid|mutilated|blurry|watermark|signature|bad art|bad lighting|bad composition|disconnected limbs");

    private static readonly PhraseTable Weak = new("error|cropped|ugly|duplicate|morbid|blurry|watermark|signature|mutated|deformed|mutation");

    public override void Check(ref PromptRuleContext context)
    {
        if (context.Profile.UnderstandsNegation)
            return;
        var view = new TokenView(context.Text);
        if (!HasEnough(view))
            return;
        int count = 0, strong = 0, first = -1, last = -1;
        for (var from = 0; Phrases.TryFind(view, PromptSignals.NegativeListWord, from, out var start, out var end); from = end + 1)
        {
            // What is negated, or headed as negative, is another rule's.
            if (view.Has(start - 1, PromptSignals.NegationCue))
                continue;
            if ((context.Text.Signals & PromptSignals.NegativeSection) != PromptSignals.None && NegativeSections.TryFind(view, 0, out var section, out _) && section < start)
                break;
            count++;
            strong += Weak.Match(view, start) == end ? 0 : 1;
            first = first < 0 ? start : first;
            last = end;
        }

        if (count < Fewest || strong == 0)
            return;
        context.Report(
            view.Span(first, last),
            "These are negatives of another model; FLUX tends to draw them. Remove them.",
            first == 0 ? null : new("Remove the list", PromptFixKind.Suggestion, PromptEdit.Remove(view.Cut(first, last))));
    }

    private static bool HasEnough(TokenView view)
    {
        var count = 0;
        for (var i = view.Next(0, PromptSignals.NegativeListWord); i < view.Count; i = view.Next(i + 1, PromptSignals.NegativeListWord))
            count++;
        return count >= Fewest;
    }
}
