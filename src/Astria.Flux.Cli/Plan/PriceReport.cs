namespace Astria.Flux.Cli.Plan;

/// <summary>A price, and what it was computed from.</summary>
internal sealed record PriceReport(decimal Least, decimal Most, string Currency, string Basis);
