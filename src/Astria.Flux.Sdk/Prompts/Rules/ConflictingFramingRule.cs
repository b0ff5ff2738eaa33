using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Rules;

/// <summary>FLX502: near and far at once, <c>close-up, full body</c>.</summary>
internal sealed class ConflictingFramingRule()
    : ConflictRule(
        "FLX502",
        "Conflicting framing",
        PromptSeverity.Information,
        (PromptSignals.NearFraming, "close-up|closeup|close up|extreme close-up|macro|macro shot|headshot"),
        (PromptSignals.FarFraming, "full body|full-body|full body shot|wide shot|wide-shot|long shot|long-shot|aerial view|panorama|panoramic view|establishing shot"))
{
    private static readonly PhraseTable Several = new("grid|collage|panel|panels|sheet|storyboard|series|sequence|inset|split|reference|frame|frames|shots|views|angles|then");

    // A sheet of several pictures may have both.
    protected override bool Excuses(TokenView view, int left, int leftEnd, int right, int rightEnd) => HasAny(view, Several);
}
