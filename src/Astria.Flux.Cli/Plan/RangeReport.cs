namespace Astria.Flux.Cli.Plan;

/// <summary>A range, and what it was computed from.</summary>
internal sealed record RangeReport(double Least, double Most, string Basis);
