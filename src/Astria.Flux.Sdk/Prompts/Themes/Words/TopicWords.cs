namespace Astria.Flux.Prompts.Themes.Words;

/// <summary>What single words of a topic tell of the picture: seasons, times of day, eras, moods, media.</summary>
internal static class TopicWords
{
    private static readonly Dictionary<string, ThemeTraits> Known = Read(
        """
        winter | winter winters winters' snow snowy snowfall snowstorm blizzard ice icy frozen frost frosty christmas xmas ski skiing snowboarding sledding igloo arctic polar december january february
        autumn | autumn autumnal fall harvest halloween thanksgiving pumpkin october november september
        spring | spring springtime blossom blossoms easter april tulip tulips
        summer | summer summertime tropical tropic sunbathing picnic july august
        dawn | dawn sunrise morning daybreak breakfast
        day | noon midday afternoon lunch daylight sunny brunch
        dusk | dusk sunset twilight golden-hour evening
        night | night nights midnight nighttime moonlit moonlight nocturnal starry nightclub nightlife aurora fireworks neon
        past | medieval viking roman egyptian ancient renaissance baroque gothic victorian samurai pirate fairytale fairy fantasy mythical greek aztec edwardian regency feudal tudor knight knights castle wizard witch dragon elven pharaoh celtic colonial
        vintage | vintage retro 1900s 1920s 20s 1930s 30s 1940s 40s 1950s 50s 1960s 60s 1970s 70s 1980s 80s twenties thirties fifties sixties seventies eighties noir speakeasy steampunk disco western cowboy gatsby art-deco deco prohibition
        modern | modern contemporary urban hipster startup corporate business office tech gym fitness instagram street hip-hop minimalist scandinavian
        future | cyberpunk futuristic future sci-fi scifi android cyborg dystopian utopian hologram holographic robot robotic space-age 2077 3000 neo
        space | space galaxy galactic cosmic lunar moon mars martian asteroid orbital interstellar nebula planet zero-gravity spacewalk
        deep | underwater undersea submarine scuba deep-sea atlantis reef sunken mermaid
        out coast | beach beaches seaside coast coastal surf surfing island shore harbor harbour pier sailing ocean sea lagoon marina tropical
        out wild | forest forests jungle woods woodland mountain mountains alpine desert meadow countryside hiking camping wilderness safari savanna canyon waterfall river lake valley prairie rainforest hills swamp glacier
        out city | street streets alley city urban rooftop downtown skyline market plaza square
        in home | cabin interior indoor indoors kitchen bedroom library studio loft livingroom cafe bakery workshop
        calm | cozy cosy calm serene peaceful zen quiet relaxing gentle soft dreamy romantic wedding hygge tranquil nostalgic slow tender
        dark | dark moody gothic noir spooky haunted creepy eerie gritty mysterious horror stormy halloween dystopian melancholic sinister vampire
        bright | fun cheerful happy playful colorful colourful festive party birthday carnival festival bright joyful lively whimsical funny pop
        grand | epic luxury luxurious elegant royal majestic heroic glamorous dramatic opulent fashion editorial red-carpet formal grand imperial
        art | painting oil watercolor watercolour anime cartoon illustration sketch manga comic comics pixel-art origami mosaic mural engraving woodcut clay papercut claymation drawing 3d render
        """);

    /// <summary>What a word, in lower case, tells.</summary>
    public static ThemeTraits Of(string word) => Known.GetValueOrDefault(word);

    private static Dictionary<string, ThemeTraits> Read(string lines)
    {
        var known = new Dictionary<string, ThemeTraits>(StringComparer.Ordinal);
        foreach (var line in lines.Split('\n'))
        {
            var bar = line.IndexOf('|', StringComparison.Ordinal);
            var traits = ThemePhraseReader.Traits(line[..bar]);
            foreach (var word in line[(bar + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries))
                known[word] = known.GetValueOrDefault(word) | traits;
        }

        return known;
    }
}
