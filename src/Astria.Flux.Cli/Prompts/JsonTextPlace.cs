namespace Astria.Flux.Cli.Prompts;

/// <summary>Where the text of a JSON line is, or why it has none.</summary>
/// <param name="Place">The characters between the text's quotes.</param>
/// <param name="Fault">What is wrong with the line; <see langword="null"/> when it has a text.</param>
/// <param name="Column">The column of the fault, from 1.</param>
internal readonly record struct JsonTextPlace(Range Place, string? Fault = null, int Column = 1);
