using Astria.Flux.Prompts.Themes.Words;

namespace Astria.Flux.Prompts.Themes.Grammar;

/// <summary>The phrases of one prompt, slot by slot; a slot is <see langword="null"/> where nothing fits or nothing is wanted.</summary>
internal sealed record ThemeDraft
{
    public required ThemeTraits Picture { get; init; }

    public required int Frame { get; init; }

    public required string Scene { get; init; }

    public required ThemePhrase? Action { get; init; }

    public required ThemePhrase? Extra { get; init; }

    public required ThemePhrase? Light { get; init; }

    public required ThemePhrase? Camera { get; init; }

    public required ThemePhrase? Mood { get; init; }

    public ThemePhrase? Time { get; init; }

    public ThemePhrase? Weather { get; init; }

    public ThemePhrase? Detail { get; init; }

    public ThemePhrase? Composition { get; init; }

    public ThemePhrase? Palette { get; init; }

    /// <summary>The phrases that are there.</summary>
    public IEnumerable<ThemePhrase> Phrases =>
        new[] { Action, Extra, Light, Camera, Mood, Time, Weather, Detail, Composition, Palette }.OfType<ThemePhrase>();
}
