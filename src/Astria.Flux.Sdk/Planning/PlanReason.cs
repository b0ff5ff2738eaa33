namespace Astria.Flux.Planning;

/// <summary>Why something in a plan is as it is.</summary>
/// <param name="Kind">What it explains.</param>
/// <param name="Text">The explanation, in words for a person.</param>
public sealed record PlanReason(PlanReasonKind Kind, string Text);
