namespace Astria.Flux.Planning;

/// <summary>How long a training takes.</summary>
/// <param name="Least">At best.</param>
/// <param name="Most">At worst.</param>
/// <param name="Basis">What it was computed from.</param>
public sealed record DurationEstimate(TimeSpan Least, TimeSpan Most, string Basis);
