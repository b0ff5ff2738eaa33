namespace Astria.Flux.Cli.Plan;

/// <summary>A photo that is left out.</summary>
internal sealed record UnusedReport(string Name, string Cause, string? Detail);
