namespace Astria.Flux.Prompts.Themes.Words;

/// <summary>One thing that a slot of a prompt can hold.</summary>
/// <param name="Text">The words.</param>
/// <param name="Traits">What it fits.</param>
internal sealed record ThemePhrase(string Text, ThemeTraits Traits);
