namespace Astria.Flux.Prompts.Themes.Words;

/// <summary>What is behind and around the subject, as sentences without their stop.</summary>
internal static class DetailPhrases
{
    public static ThemePhrase[] All { get; } = ThemePhraseReader.Read(
        """
        in home | Framed sketches hang in a loose row behind
        in home | A patterned rug covers worn floorboards
        in home | Heavy curtains frame the far end
        in home | Shelves of old books rise to the ceiling
        in home | Potted ferns crowd the window sill
        in home vintage modern | A record player turns in one corner
        in home | A half-finished puzzle lies on a side table
        in home | Woolen blankets spill over the edge of a chest
        in home modern | Exposed brick shows between tall posters
        in home past | Tapestries soften the stone walls
        in home past | Bundles of dried herbs hang from black beams
        in home past vintage | A tall clock ticks beside a carved door
        in home future | Transparent screens float at head height
        in home future | Cables run like vines along the ceiling
        in home winter | Frost flowers bloom on the panes
        in home autumn | A bowl of apples and chestnuts stands near
        in home spring | A jar of tulips brightens the corner
        in home summer | An open door lets in a slice of garden
        in | Steam curls up somewhere near the edge
        in | Old mirrors repeat the scene in fragments
        in | Tiny dust motes hang in the air
        in vintage modern | Checkered tiles lead the eye to the back
        in | Ropes and hooks line a rough wooden wall
        in city modern | A busy counter blurs in the distance
        in city modern future | Screens flicker behind a glass partition
        out city | Shutters and balconies climb the narrow facades
        out city vintage modern | A tram glides past in a soft blur
        out city vintage modern | Bicycles lean along an iron fence
        out city | Laundry lines cross high above
        out city modern vintage | Puddles mirror the shop fronts
        out city modern future | Power lines and billboards crowd the sky
        out city future | Flying traffic draws thin lines between towers
        out city future | Vents breathe white steam into the alley
        out city past | Timbered gables lean toward each other
        out city past | Carts and barrels stand along the wall
        out city | Pigeons scatter across the square
        out city | Market awnings make a patchwork of stripes
        out city | Worn steps lead up into shade
        out wild | Tall pines fade into blue distance
        out wild | A stream runs over smooth pebbles nearby
        out wild | Wild grass bends in one direction
        out wild | Mossy boulders frame both sides
        out wild | A ridge of far hills closes the view
        out wild | Birds wheel high above the treetops
        out wild | A wooden fence wanders off into the field
        out wild | Ferns and roots fill the lower corner
        out wild past | A ruined arch stands half covered in ivy
        out wild | A lone oak rises on the hill
        out coast | Waves break white along the rocks
        out coast | Fishing nets dry on weathered poles
        out coast | A lighthouse stands tiny on the headland
        out coast | Sea grass trembles along the dune
        out coast | Gulls hang motionless in the wind
        out coast | Wet sand holds a mirror of the sky
        out coast past vintage | Wooden masts crowd a small harbor
        out coast | Foam traces lace around dark stones
        out coast | A row of beach huts runs out of the picture
        out coast | Distant sails dot the line of the horizon
        out winter | Snow lies thick on every ledge
        out winter | Icicles glitter along an edge
        out winter | Footprints cross the fresh powder
        out autumn | Fallen leaves drift along the ground
        out autumn | Pumpkins and straw bales sit to one side
        out spring | Cherry petals float through the air
        out spring | Fresh buds dot the nearest branches
        out summer | Poppies and cornflowers edge the path
        out summer | Heat shimmers above the ground
        out night | A few bright windows glow far away
        out night | Fireflies drift past in slow arcs
        out dawn | Dew beads on everything within reach
        deep | A school of silver fish turns in the distance
        deep | Coral branches reach up in orange and pink
        deep | Bubbles rise in a wavering column
        deep | The ribs of an old wreck loom behind
        deep | Kelp sways in slow unison
        deep | A sea turtle glides by in the background
        deep | Pale sand lies rippled below
        deep | Anemones open along a rocky shelf
        space | A ringed planet hangs low behind
        space | Craters stretch to a sharp, close horizon
        space | A cratered moon fills half the window
        space | Solar panels spread like dark wings
        space | Loose tools drift weightless around
        space | Fine gray dust holds every footprint
        space | A slow comet crosses the upper corner
        space | Rows of switches cover the curved wall
        """);
}
