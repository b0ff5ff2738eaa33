namespace Astria.Flux.Prompts.Composition;

/// <summary>Letters that are to be seen in the picture.</summary>
/// <param name="Carrier">What they are on, such as <c>holding a sign</c>.</param>
/// <param name="Words">The letters; a line break begins another line.</param>
public sealed record PromptLettering(string Carrier, string Words);
