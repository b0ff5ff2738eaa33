namespace Astria.Flux.Prompts.Composition;

/// <summary>A part of a prompt, as its caller gave it and as it is said.</summary>
/// <param name="Place">What the caller calls it.</param>
/// <param name="Text">What is said; the places of the original are known.</param>
/// <param name="Start">Where it begins in the prompt.</param>
/// <param name="Length">How long it is there.</param>
internal sealed record PromptPart(string Place, MappedText Text, int Start, int Length);
