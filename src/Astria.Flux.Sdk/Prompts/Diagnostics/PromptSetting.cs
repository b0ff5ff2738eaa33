namespace Astria.Flux.Prompts.Diagnostics;

/// <summary>A request option that says what a prompt said in another tool's syntax: <c>--ar 16:9</c> is <c>aspect_ratio</c> <c>16:9</c>.</summary>
/// <param name="Name">The option, as Astria's API calls it.</param>
/// <param name="Value">Its value.</param>
public readonly record struct PromptSetting(string Name, string Value);
