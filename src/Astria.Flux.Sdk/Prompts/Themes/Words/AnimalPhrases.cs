namespace Astria.Flux.Prompts.Themes.Words;

/// <summary>What animals do, and what shows on them.</summary>
internal static class AnimalPhrases
{
    public static ThemePhrase[] PetActions { get; } = ThemePhraseReader.Read(
        """
        | sit upright with head tilted
        | stretch out with front paws forward
        | trot toward the viewer
        | curl up with nose on tail
        | sniff curiously at the air
        | leap with all four paws lifted
        | peek around a corner
        | roll over on its back
        | pounce on a moving shadow
        | yawn widely
        | look up with one paw raised
        | shake itself dry
        | doze with eyes half closed
        | chase a drifting feather
        | stand on hind legs
        | wait with ears up
        in home | nap on a cushion
        in home | watch from the window sill
        out | race along at full speed
        out winter | plow through fresh snow
        out coast | splash through shallow water
        out wild | nose through tall grass
        deep space | paddle with all four legs
        deep space | float with fur fanned out
        deep space | press a nose against round glass
        deep space | tumble slowly head over heels
        deep space | follow a bubble with both eyes
        deep space | hover with paws outstretched
        deep space | curl up in midair
        deep space | chase a drifting toy
        deep space | peer out of a round hatch
        deep space | stretch along a curved wall
        """);

    public static ThemePhrase[] PetThings { get; } = ThemePhraseReader.Read(
        """
        any | wearing a red bandana
        any | with a small brass bell at the neck
        any | with fur ruffled by a draft
        any | wearing a knitted scarf
        any | with a leaf stuck to one ear
        any | with whiskers catching the light
        any | wearing a plaid bow tie
        any | with a bright, alert gaze
        any | wearing a woven collar
        any | with a ball of yarn close by
        any | with a tongue hanging out
        any | wearing a tiny knapsack
        any | with paws neatly together
        any | with a flower tucked behind one ear
        any | with glossy, freshly brushed fur
        any | with a curious twitch of the nose
        """);

    public static ThemePhrase[] BeastActions { get; } = ThemePhraseReader.Read(
        """
        | stand alert with head raised
        | walk slowly across the scene
        | turn to look straight at the viewer
        | rest with legs folded
        | lower its head to sniff the ground
        | stretch its neck toward the light
        | step out of the shadow
        | wait perfectly still
        | lift its chin and listen
        | pass by with a heavy tread
        | blink at the brightness
        | nudge something on the ground
        out | run at full stretch
        out | climb onto a low rock
        out wild | drink from a still pool
        out wild | push through the undergrowth
        out coast | wander along the tide line
        out winter | breathe a cloud of white vapor
        deep space | drift with legs dangling
        deep space | turn slowly around its own axis
        deep space | stare through round glass
        deep space | paddle forward with steady strokes
        deep space | hover above the ground
        deep space | arch its back in slow motion
        """);

    public static ThemePhrase[] BeastThings { get; } = ThemePhraseReader.Read(
        """
        any | with muscles outlined under the coat
        any | with dust on its flanks
        any | with eyes like polished amber
        any | with a garland of leaves around the neck
        any | with one ear turned back
        any | with a thin scar above the eye
        any | with dew along its back
        any | with a bell on a braided cord
        any | with a proud bearing
        any | with patterns of light across its body
        any | with mud on its feet
        any | with steam rising from its breath
        any | with a woven blanket over its back
        any | with a small bird for company
        """);

    public static ThemePhrase[] BirdActions { get; } = ThemePhraseReader.Read(
        """
        any | spread both wings wide
        | perch on a bent twig
        any | tilt its head to one side
        | land with feet stretched out
        any | preen a long feather
        any | call with beak open
        any | glide past in a smooth arc
        | hop along an edge
        any | puff up against the cold
        | look down from a high perch
        any | flap hard to stay in place
        any | fold its wings and settle
        """);

    public static ThemePhrase[] BirdThings { get; } = ThemePhraseReader.Read(
        """
        any | with every feather in sharp detail
        any | with a seed in its beak
        any | with plumage ruffled by the wind
        any | with a ring on one leg
        any | with eyes like glass beads
        any | with a ribbon of straw in its beak
        any | with drops rolling off its back
        any | with one wing slightly raised
        any | with a sheen of color on the neck
        any | with a bell around one foot
        any | with its shadow large beside it
        any | with a loose feather falling
        """);

    public static ThemePhrase[] FishActions { get; } = ThemePhraseReader.Read(
        """
        any | hang motionless in a round glass bowl
        any | swim in a slow circle
        any | turn with a flick of the tail
        any | rise toward the surface
        any | dart through a curtain of bubbles
        any | glide past a tall pane of glass
        any | follow a thread of light
        any | face the viewer head-on
        any | hover above smooth pebbles
        any | break through the water in an arc
        any | drift sideways with the current
        any | dive at a steep angle
        """);

    public static ThemePhrase[] FishThings { get; } = ThemePhraseReader.Read(
        """
        any | with fins spread like silk
        any | with scales flashing in turn
        any | with a trail of tiny bubbles
        any | with a single green plant beside
        any | with its outline doubled by the glass
        any | with ripples running outward
        any | with a curious round eye
        any | with light sliding along its side
        any | with a small shell below
        any | with its tail blurred by speed
        any | with skin like wet stone
        any | with two smaller ones behind
        """);
}
