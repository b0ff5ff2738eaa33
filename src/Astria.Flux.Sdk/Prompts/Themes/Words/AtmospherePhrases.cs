namespace Astria.Flux.Prompts.Themes.Words;

/// <summary>When, in what weather, in what mood, in which colors.</summary>
internal static class AtmospherePhrases
{
    /// <summary>Adverbs of time.</summary>
    public static ThemePhrase[] Times { get; } = ThemePhraseReader.Read(
        """
        dawn | at first light
        dawn | in the early morning
        dawn | just after sunrise
        dawn | as the day begins
        day | in the middle of the day
        day | late in the morning
        day | on a slow afternoon
        day | around lunchtime
        dusk | at sunset
        dusk | late in the afternoon
        dusk | as the sun goes down
        dusk | in the blue hour
        night | after dark
        night | late in the evening
        night | in the small hours
        night | deep in the night
        """);

    /// <summary>Adverbs of weather.</summary>
    public static ThemePhrase[] Weathers { get; } = ThemePhraseReader.Read(
        """
        out | in a light breeze
        out | under drifting clouds
        out | as fog rolls in
        out spring autumn | in a fine drizzle
        out spring summer autumn | just after rain
        out spring autumn | while rain falls in thin threads
        out winter | in slow, heavy snowfall
        out winter | in crisp, frosty air
        out winter | as the first flakes come down
        out summer | in still summer heat
        out summer | as a storm builds far away
        out autumn | in a gusty wind full of leaves
        out spring | in mild spring air
        out | in thin mist
        out dawn day dusk | under a cloudless sky
        out | with thunderclouds on the horizon
        """);

    /// <summary>Two adjectives, behind "The mood is".</summary>
    public static ThemePhrase[] Moods { get; } = ThemePhraseReader.Read(
        """
        any calm | quiet and intimate
        any calm | calm and unhurried
        any calm | tender and nostalgic
        any calm | dreamy and hushed
        any calm | gentle and homely
        any calm | thoughtful and still
        any calm | peaceful and slow
        any calm | soft and wistful
        any dark | tense and secretive
        any dark | brooding and cinematic
        any dark | eerie and watchful
        any dark | lonely and poetic
        any dark | gritty and raw
        any dark | mysterious and charged
        any dark | somber and heavy
        any dark | restless and uneasy
        any bright | playful and light
        any bright | cheerful and open
        any bright | lively and spontaneous
        any bright | festive and generous
        any bright | curious and fresh
        any bright | warm and carefree
        any bright | mischievous and quick
        any bright | hopeful and sunny
        any grand | heroic and solemn
        any grand | majestic and vast
        any grand | elegant and composed
        any grand | proud and stately
        any grand | bold and dramatic
        any grand | refined and cool
        any grand | adventurous and epic
        any grand | confident and striking
        """);

    /// <summary>Three colors.</summary>
    public static ThemePhrase[] Palettes { get; } = ThemePhraseReader.Read(
        """
        any | ochre, cream and slate
        any | teal, copper and ink
        any | moss, bark and bone
        any | navy, brass and ivory
        any | rust, sand and charcoal
        any | plum, rose and smoke
        any | olive, mustard and chalk
        any | cobalt, coral and sand
        any | burgundy, gold and black
        any | sage, clay and linen
        any | magenta, violet and midnight blue
        any | emerald, pearl and graphite
        any | peach, lilac and dove gray
        any | turquoise, lemon and silver
        any | crimson, umber and ash
        any | indigo, apricot and steel
        winter | ice blue, silver and pine
        autumn | maple red, amber and brown
        spring | blossom pink, mint and cream
        summer | sky blue, straw and melon
        night | black, sapphire and lamplight yellow
        dusk | tangerine, mauve and dusty blue
        deep | aquamarine, jade and ink
        deep | ultramarine, coral and pearl
        space | jet black, bone white and orange
        space | graphite, ice and violet
        """);
}
