using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Rules;

/// <summary>FLX504: day and night at once, <c>at noon, midnight</c>.</summary>
internal sealed class ConflictingTimeRule()
    : ConflictRule(
        "FLX504",
        "Conflicting times",
        PromptSeverity.Information,
        (PromptSignals.Day, "noon|midday|broad daylight|daylight|daytime"),
        (PromptSignals.Night, "night|at night|midnight|nighttime|night-time|moonlit|moonlight|starry night"))
{
    private static readonly PhraseTable Both = new("to|from|between|split|half|transition|transitions|versus|vs|both|day|like|until|night sky lit|turning|club|light|lamp|stand");

    // "From noon to midnight", "a split picture, day and night".
    protected override bool Excuses(TokenView view, int left, int leftEnd, int right, int rightEnd) => HasAny(view, Both);
}
