namespace Astria.Flux.Cli.Plan;

/// <summary>A size in bytes, and what it was computed from.</summary>
internal sealed record SizeReport(long Bytes, string Basis);
