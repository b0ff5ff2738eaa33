namespace Astria.Flux.Planning;

/// <summary>What a training costs.</summary>
/// <param name="Least">At best.</param>
/// <param name="Most">At worst.</param>
/// <param name="Currency">The currency, as ISO 4217 has it.</param>
/// <param name="Basis">What it was computed from.</param>
public sealed record PriceEstimate(decimal Least, decimal Most, string Currency, string Basis);
