namespace Astria.Flux.Prompts.Themes.Words;

/// <summary>Reads lists of phrases: a line each, traits before the bar.</summary>
internal static class ThemePhraseReader
{
    /// <summary>Reads a list.</summary>
    /// <param name="lines">Lines such as <c>in night | A candle lights the table</c>.</param>
    /// <param name="common">What all of them have besides.</param>
    public static ThemePhrase[] Read(string lines, ThemeTraits common = ThemeTraits.None) =>
        [.. lines.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => Phrase(line, common))];

    /// <summary>The traits of words such as <c>in night winter</c>.</summary>
    public static ThemeTraits Traits(string words)
    {
        var traits = ThemeTraits.None;
        foreach (var word in words.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            traits |= Trait(word);
        return traits;
    }

    private static ThemePhrase Phrase(string line, ThemeTraits common)
    {
        var bar = line.IndexOf('|', StringComparison.Ordinal);
        var traits = common | Traits(line[..bar]);
        // Under water and in space, only what says so.
        if ((traits & ThemeTraits.Terrains) == ThemeTraits.None)
            traits |= ThemeTraits.Ground;
        return new(line[(bar + 1)..].Trim(), traits);
    }

    private static ThemeTraits Trait(string word) => word switch
    {
        "any" => ThemeTraits.Terrains,
        "in" => ThemeTraits.Indoor,
        "out" => ThemeTraits.Outdoor,
        "dawn" => ThemeTraits.Dawn,
        "day" => ThemeTraits.Day,
        "dusk" => ThemeTraits.Dusk,
        "night" => ThemeTraits.Night,
        "spring" => ThemeTraits.Spring,
        "summer" => ThemeTraits.Summer,
        "autumn" => ThemeTraits.Autumn,
        "winter" => ThemeTraits.Winter,
        "past" => ThemeTraits.Past,
        "vintage" => ThemeTraits.Vintage,
        "modern" => ThemeTraits.Modern,
        "future" => ThemeTraits.Future,
        "home" => ThemeTraits.Home,
        "city" => ThemeTraits.City,
        "wild" => ThemeTraits.Wild,
        "coast" => ThemeTraits.Coast,
        "deep" => ThemeTraits.Deep,
        "space" => ThemeTraits.Space,
        "calm" => ThemeTraits.Calm,
        "dark" => ThemeTraits.Dark,
        "bright" => ThemeTraits.Bright,
        "grand" => ThemeTraits.Grand,
        "photo" => ThemeTraits.Photo,
        "art" => ThemeTraits.Art,
        "role" => ThemeTraits.Role,
        "norole" => ThemeTraits.NoRole,
        _ => throw new InvalidOperationException($"'{word}' is no trait."),
    };
}
