namespace Astria.Flux.Planning;

/// <summary>Why something in a plan is as it is.</summary>
/// <param name="Kind">What it explains.</param>
/// <param name="Text">The explanation, in words for a person.</param>
public sealed record PlanReason(PlanReasonKind Kind, string Text)
{
    /// <summary>The values the text speaks of, by name, for apps that show their own words; <see cref="PlanReasonKind"/> says which.</summary>
    /// <value>Default: none.</value>
    public PlanValues Values { get; init; } = PlanValues.None;

    internal static PlanReason Of(PlanReasonKind kind, string text, params KeyValuePair<string, object>[] values) => new(kind, text) { Values = new(values) };
}
