using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Rules;

/// <summary>FLX505: one and many at once, <c>alone, a crowd</c>.</summary>
internal sealed class ConflictingCountRule()
    : ConflictRule(
        "FLX505",
        "Conflicting numbers",
        PromptSeverity.Hint,
        (PromptSignals.One, "alone|solitary|solo|lone"),
        (PromptSignals.Many, "crowd|crowds|crowded|group of|audience"))
{
    private static readonly PhraseTable Apart = new("among|amid|amidst|before|from|above|against|over|facing|away|watching|in|between");

    // "Alone in a crowd" is meant.
    protected override bool Excuses(TokenView view, int left, int leftEnd, int right, int rightEnd) => HasAny(view, Apart);
}
