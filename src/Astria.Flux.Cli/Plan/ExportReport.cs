namespace Astria.Flux.Cli.Plan;

/// <summary>Settings that were written for another trainer.</summary>
internal sealed record ExportReport(string Trainer, IReadOnlyList<string> Files, IReadOnlyList<string> Differences);
