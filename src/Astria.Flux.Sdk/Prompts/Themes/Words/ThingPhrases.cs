namespace Astria.Flux.Prompts.Themes.Words;

/// <summary>How things stand or lie, and what is with them.</summary>
internal static class ThingPhrases
{
    public static ThemePhrase[] SmallActions { get; } = ThemePhraseReader.Read(
        """
        | stand on a weathered oak table
        | rest on a slab of gray stone
        | sit on a stack of old books
        | balance on the edge of a shelf
        | lie on crumpled linen
        | stand on a round marble plinth
        | rest in an open wooden crate
        | sit in a nest of wood shavings
        | stand on a mirrored tray
        | lie half unwrapped in brown paper
        | rest on a woven mat
        | stand in a shallow pool of water
        | sit on a folded blanket
        | rest on a velvet cushion
        | stand between two smooth pebbles
        | lean on a terracotta pot
        in home | stand on a painted window sill
        in home | sit on a kitchen counter
        out day dawn dusk | rest on a sunlit stone wall
        out wild | stand on a mossy stump
        out coast | lie in ribbed sand
        out winter | stand in fresh snow
        out autumn | lie among golden leaves
        out city | stand on a cafe table
        deep space | float free at a slight tilt
        deep space | hover above a metal grid
        deep space | rest in a padded case
        deep space | drift among small fragments
        deep space | hang on a thin tether
        deep space | turn slowly in midair
        deep space | stand on a gray rock
        deep space | lie on a fold of silver foil
        deep space | lean on a row of round dials
        deep space | sit in a bed of fine dust
        """);

    public static ThemePhrase[] SmallThings { get; } = ThemePhraseReader.Read(
        """
        any | beside a folded cotton cloth
        any | with a curl of steam nearby
        any | with scattered petals around
        any | next to a burning candle
        any | with drops of water on its surface
        any | beside an open notebook
        any | with its shadow stretched long
        any | next to a small brass bell
        any | with a sprig of rosemary alongside
        any | beside a pair of old spectacles
        any | with a satin ribbon loosely tied
        any | next to a handful of coffee beans
        any | beside a chipped enamel jug
        any | with fine dust on the base
        any | next to a stack of coins
        any | with a halo of light behind
        any | beside two halves of a lemon
        any | with a feather laid across the front
        """);

    public static ThemePhrase[] GarmentActions { get; } = ThemePhraseReader.Read(
        """
        any | hang from a brass hook
        | lie neatly folded on a bench
        any | float as if worn by the wind
        | rest on a wooden stool
        any | sit on a simple plinth
        | hang on a taut clothesline
        | lie spread out on pale stone
        | rest on a stack of suitcases
        any | hover above its own shadow
        | peek out of an open box
        any | stand out against rough canvas
        | lie across the arm of a chair
        out | hang from a low branch
        out city | hang in front of a painted wall
        """);

    public static ThemePhrase[] GarmentThings { get; } = ThemePhraseReader.Read(
        """
        any | with every stitch visible
        any | with a paper tag on a string
        any | beside a spool of thread
        any | with folds falling softly
        any | next to a tailor's measuring tape
        any | with a silk ribbon trailing
        any | beside a row of old buttons
        any | with a dusting of chalk marks
        any | next to a round mirror
        any | with texture brought out by side light
        any | beside a pair of silver scissors
        any | with one corner lifted
        """);

    public static ThemePhrase[] FurnitureActions { get; } = ThemePhraseReader.Read(
        """
        any | stand against a plain wall
        | stand on a faded rug
        any | face a wide opening
        any | stand at a slight angle
        any | wait in the center
        | stand between two tall plants
        any | rise out of the half-dark
        | stand on wide oak boards
        any | fill one corner
        any | cast a long shadow
        out | stand in the middle of a lawn
        out coast | stand on wet sand
        """);

    public static ThemePhrase[] FurnitureThings { get; } = ThemePhraseReader.Read(
        """
        any | with a throw draped over one side
        any | with a cup left on top
        any | beside a stack of magazines
        any | with the grain of the wood visible
        any | beside a tall paper lamp
        any | with a cat asleep below
        any | beside a vase of dried grass
        any | with worn, polished edges
        any | beside an easel with a canvas
        any | with an open book left behind
        any | beside a folded ladder
        any | with cushions in two tones
        """);

    /// <summary>What a thing looks like, for a way of drawing: behind "picture of".</summary>
    public static ThemePhrase[] Motifs { get; } = ThemePhraseReader.Read(
        """
        | a fox asleep beside a gate
        | an old fisherman with a pipe
        | two children with a kite
        | a teapot and three pears
        | a bicycle with a basket of bread
        | a dancer in mid-turn
        | a spiral staircase with a cat
        | a violin on a chair
        | a gardener with an armful of sunflowers
        | an owl on a stack of books
        | a small train on a stone bridge
        | a woman reading a long letter
        | a rowing boat with a lantern
        | a baker with flour on both arms
        | a horse and rider
        | a clockmaker at work
        | a market stall full of oranges
        | a girl with a red umbrella
        | an astronomer with a brass telescope
        | a carousel with painted horses
        | a shepherd with a flock
        | a chess game in progress
        | a street musician with an accordion
        | a tower with a weather vane
        | a hot-air balloon with stripes
        | a bowl of cherries and a knife
        deep | a diver with an old lamp
        deep | a whale and its calf
        deep | an octopus around an anchor
        deep | a mermaid combing long hair
        deep | a sunken statue with a crown
        deep | a submarine with round windows
        deep | a treasure chest among corals
        deep | a seahorse beside a bottle
        space | an explorer with a flag
        space | a rocket with open hatch
        space | a robot with a watering can
        space | a rover with six wheels
        space | a cat in a glass helmet
        space | a satellite with golden wings
        space | a small greenhouse under a dome
        space | a pilot at the controls
        """);

    /// <summary>What goes with a motif.</summary>
    public static ThemePhrase[] MotifThings { get; } = ThemePhraseReader.Read(
        """
        any | with long, sweeping outlines
        any | with a border of small ornaments
        any | with broad shapes and few details
        any | with fine texture in every shadow
        any | with rhythmic, repeating forms
        any | with a large quiet area beside
        any | with overlapping silhouettes
        any | with edges that dissolve
        any | with a play of circles and lines
        any | with one strong accent of color
        any | with gently exaggerated proportions
        any | with visible traces of the hand
        """);
}
