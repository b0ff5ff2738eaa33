namespace Astria.Flux.Cli.Terminals;

/// <summary>What a report of progress says.</summary>
/// <param name="Stage">What is being done; told where lines can't be written over.</param>
/// <param name="Fraction">The share that is done, 0 to 1; <see langword="null"/> when it isn't known.</param>
/// <param name="Text">How it goes.</param>
/// <param name="TellsTenths">Whether each tenth is told too, where lines can't be written over: for work that takes minutes.</param>
internal sealed record ProgressLine(string Stage, double? Fraction, string Text, bool TellsTenths);
