namespace Astria.Flux.Prompts.Themes.Words;

/// <summary>How vehicles move and buildings stand, and what is with them.</summary>
internal static class LargePhrases
{
    public static ThemePhrase[] CarActions { get; } = ThemePhraseReader.Read(
        """
        any | stand parked at an angle
        | roll slowly past
        any | wait with headlamps lit
        | round a tight bend
        any | face the viewer head-on
        | climb a steep slope
        any | stand in three-quarter view
        | come to a halt in a cloud of dust
        | race by in a blur
        any | stand with one door open
        out city | wait at a crossing
        out wild | cross a shallow ford
        out coast | follow a winding sea road
        out winter | leave fresh tracks in the snow
        """);

    public static ThemePhrase[] CarThings { get; } = ThemePhraseReader.Read(
        """
        any | with reflections along its flank
        any | with mud splashed up the side
        any | with a surfboard strapped on top
        any | with chrome details gleaming
        any | with suitcases on the roof
        any | with raindrops beaded on the paint
        any | with its windows slightly steamed
        any | with a picnic blanket spread beside
        any | with a thin layer of dust
        any | with two cones of light ahead
        any | with tires turned to the curb
        any | with a bright pinstripe
        """);

    public static ThemePhrase[] BoatActions { get; } = ThemePhraseReader.Read(
        """
        any | drift with engines off
        any | lie moored by a thick rope
        any | cut through the swell
        any | lean hard into the wind
        any | glide past without a sound
        any | ride at anchor
        any | turn in a wide curve
        any | wait beside a wooden jetty
        any | come slowly into view
        any | rest half on the shore
        any | rise on the crest of a wave
        any | head straight for the viewer
        """);

    public static ThemePhrase[] BoatThings { get; } = ThemePhraseReader.Read(
        """
        any | with ropes coiled on deck
        any | with a flag snapping at the stern
        any | with a trail of white foam
        any | with peeling blue paint
        any | with a lantern at the bow
        any | with its mirror image below
        any | with polished brass fittings
        any | with nets piled high
        any | with a gull on the rail
        any | with barnacles along the hull
        any | with sails half furled
        any | with crates stacked amidships
        """);

    public static ThemePhrase[] AircraftActions { get; } = ThemePhraseReader.Read(
        """
        any | bank in a steep turn
        any | hover just above the ground
        any | climb at full power
        any | stand ready for takeoff
        any | touch down in a swirl of dust
        any | pass low overhead
        any | wait with hatch open
        any | descend through a gap in the haze
        any | face the viewer nose-on
        any | hang still in midair
        any | roll toward the light
        any | leave a curved trail behind
        """);

    public static ThemePhrase[] AircraftThings { get; } = ThemePhraseReader.Read(
        """
        any | with panel lines and rivets visible
        any | with landing lights on
        any | with scuffed paint along the edges
        any | with heat shimmering behind
        any | with a ladder still attached
        any | with a number painted large on its side
        any | with sunlight glinting off the canopy
        any | with frost along its edges
        any | with cargo nets below
        any | with a bold stripe around its body
        any | with a crew of two beside
        any | with vapor curling off its tips
        """);

    public static ThemePhrase[] BuildingActions { get; } = ThemePhraseReader.Read(
        """
        any | rise above everything around
        any | stand half hidden
        any | face the viewer symmetrically
        any | loom at the end of a long path
        any | glow from within
        any | stand at an angle to the light
        any | emerge from the mist
        any | stretch across the whole width
        any | stand alone on raised ground
        any | mirror itself in still water
        any | nestle between larger shapes
        any | tower over a tiny figure
        """);

    public static ThemePhrase[] BuildingThings { get; } = ThemePhraseReader.Read(
        """
        any | with smoke rising from a chimney
        any | with warm windows on every floor
        any | with ivy climbing one wall
        any | with its door ajar
        any | with weathered, peeling surfaces
        any | with a winding path to the entrance
        any | with deep shadows under the eaves
        any | with a row of slender columns
        any | with banners hanging from above
        any | with wet stone steps in front
        any | with glass that catches the sky
        any | with one lit lantern beside the door
        """);
}
