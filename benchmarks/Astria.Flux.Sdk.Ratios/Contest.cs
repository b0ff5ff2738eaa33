namespace Astria.Flux.Ratios;

/// <summary>Two ways to do one piece of work, the one everybody knows and ours.</summary>
/// <param name="Work">What is done.</param>
/// <param name="Baseline">The name of what it is held against.</param>
/// <param name="RunBaseline">Does it once, the baseline's way.</param>
/// <param name="Ours">The name of ours.</param>
/// <param name="RunOurs">Does it once, our way.</param>
/// <param name="Pieces">How many pieces of work one run does; times are told of one.</param>
internal sealed record Contest(string Work, string Baseline, Action RunBaseline, string Ours, Action RunOurs, int Pieces = 1);
