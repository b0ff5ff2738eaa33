namespace Astria.Flux.Prompts.Themes.Words;

/// <summary>Where the light comes from, as sentences without their stop.</summary>
internal static class LightPhrases
{
    public static ThemePhrase[] All { get; } = ThemePhraseReader.Read(
        """
        in dawn | Pale window light spreads slowly across the floor
        in dawn day | Soft light falls from a tall window on the left
        in dawn | The first sunbeam reaches through half-open shutters
        in day | Bright sun draws window panes on the opposite wall
        in day | Light filters through thin linen curtains
        in day | A skylight pours even light straight down
        in day dusk | Dust glitters in a single slanting sunbeam
        in dusk | Honey-colored light slides low through the windows
        in dusk | The last sun paints a copper stripe along the wall
        in home dusk night | A fireplace throws a flickering orange glow from the side
        in night past vintage | Candles on both sides give a warm, trembling light
        in night past | An iron brazier lights everything from below
        in night dusk vintage modern | One shaded lamp makes a small pool of amber light
        in night vintage modern | String lights overhead glow like fireflies
        in night modern future | A strip of colored light rims every edge
        in night | Blue moonlight enters at an angle and meets lantern light
        in night modern vintage | A bare bulb swings overhead and moves the shadows
        in modern | A large softbox gives gentle light from one side
        in modern vintage | Two spotlights cross from opposite corners
        in past | Oil lamps along the wall burn with a yellow flame
        in future | Glowing panels in the ceiling shed a cool, even light
        in future | Holograms tint every surface with shifting turquoise
        out dawn | A low sun rises through thin mist and rims everything in gold
        out dawn | Cool blue light gives way to the first pink of morning
        out dawn | Long rays fan out through the haze
        out dawn | The eastern sky brightens and leaves the foreground in gentle shade
        out day | High sun makes short, hard shadows
        out day | An overcast sky works like one huge softbox
        out day | Dappled light falls through leaves and moves with the wind
        out day | Sunlight bounces up warmly from pale stone
        out day | Passing clouds open for one bright shaft of sun
        out dusk | A setting sun lights the scene from behind
        out dusk | Late golden rays skim low across the ground
        out dusk | A violet afterglow lies over everything
        out dusk | The horizon burns orange while lamps begin to glow
        out dusk | Warm sidelight carves deep texture out of every surface
        out night | Moonlight silvers all outlines
        out night past vintage | A ring of torches lights the scene with dancing flames
        out night past | A campfire paints the nearest stones and trunks in amber
        out night vintage modern city | Street lamps drop cones of sodium light
        out night modern future city | Neon signs wash the wet pavement in pink and cyan
        out night modern | Passing headlights streak a white rim along each contour
        out night future | Drones hover above and cast moving circles of light
        out night | Paper lanterns sway and scatter warm spots all around
        out night | A sky full of stars gives a faint, steely glow
        out future day dusk | Mirrored towers throw broken sunlight downward
        out winter day dawn | Snow reflects a clean, bluish light from below
        out summer day | Midsummer glare turns every color up
        out autumn day dusk | Slanting October sun shines through red leaves
        out spring day dawn | Rain-washed light sparkles on new leaves
        deep | Shafts of sun break through the surface far above
        deep | Ripples of light crawl across every surface
        deep | A diving torch cuts a white cone through green water
        deep | Glowing plankton light the scene from all sides
        deep | The water fades from bright turquoise to ink below
        deep | Blue twilight surrounds everything, with one warm beam inside
        deep | Sunlight dances down through floating kelp
        deep | A distant hatch spills yellow light into the blue
        space | Hard sunlight strikes from one side against a black sky
        space | The glow of a nearby planet fills the shadows with blue
        space | Instrument lights blink in green and amber
        space | A rising sun flares along a curved horizon
        space | A faint nebula tints the dark with rose
        space | Twin moons give two soft, crossing shadows
        space | Floodlights on a mast throw long white beams
        space | Starlight and one small lamp do all the work
        """);
}
