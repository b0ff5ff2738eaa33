namespace Astria.Flux.Prompts.Themes.Words;

/// <summary>What a phrase fits, and what a picture is like. Bits of one group exclude each other in a picture; a phrase without a bit of a group fits all of it.</summary>
[Flags]
internal enum ThemeTraits : uint
{
    None = 0,

    Indoor = 1u << 0,
    Outdoor = 1u << 1,
    Settings = Indoor | Outdoor,

    Dawn = 1u << 2,
    Day = 1u << 3,
    Dusk = 1u << 4,
    Night = 1u << 5,
    Times = Dawn | Day | Dusk | Night,

    Spring = 1u << 6,
    Summer = 1u << 7,
    Autumn = 1u << 8,
    Winter = 1u << 9,
    Seasons = Spring | Summer | Autumn | Winter,

    Past = 1u << 10,
    Vintage = 1u << 11,
    Modern = 1u << 12,
    Future = 1u << 13,
    Eras = Past | Vintage | Modern | Future,

    Home = 1u << 14,
    City = 1u << 15,
    Wild = 1u << 16,
    Coast = 1u << 17,

    /// <summary>Under water.</summary>
    Deep = 1u << 18,

    /// <summary>Where there is no air.</summary>
    Space = 1u << 19,
    Ground = Home | City | Wild | Coast,
    Terrains = Ground | Deep | Space,

    Calm = 1u << 20,
    Dark = 1u << 21,
    Bright = 1u << 22,
    Grand = 1u << 23,
    Moods = Calm | Dark | Bright | Grand,

    Photo = 1u << 24,
    Art = 1u << 25,
    Media = Photo | Art,

    /// <summary>The topic names a role, and so what is worn.</summary>
    Role = 1u << 26,
    NoRole = 1u << 27,
    Roles = Role | NoRole,
}
