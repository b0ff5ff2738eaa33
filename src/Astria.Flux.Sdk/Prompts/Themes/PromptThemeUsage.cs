namespace Astria.Flux.Prompts.Themes;

/// <summary>What a language model took to write prompts, over all answers.</summary>
/// <param name="Requests">How often it was asked.</param>
/// <param name="InputTokens">The tokens it read, as it says itself; <see langword="null"/> when it doesn't say.</param>
/// <param name="OutputTokens">The tokens it wrote, as it says itself; <see langword="null"/> when it doesn't say.</param>
public sealed record PromptThemeUsage(int Requests, long? InputTokens, long? OutputTokens);
