namespace Astria.Flux.Prompts.Themes.Words;

/// <summary>What people do, wear and carry. What they do begins with a verb in its base form.</summary>
internal static class PersonPhrases
{
    public static ThemePhrase[] Actions { get; } = ThemePhraseReader.Read(
        """
        | look over one shoulder
        | laugh with head thrown back
        | gaze into the distance
        | walk toward the viewer
        | turn to face the light
        | crouch with elbows on knees
        | sit cross-legged
        | rest chin on one hand
        | reach up with one arm
        | stand with arms folded
        | pause in mid-step
        | wave to somebody beyond the frame
        | lean forward to listen
        | breathe in with eyes closed
        | spin around with arms spread
        | tell a story with wide gestures
        | look up in wonder
        | kneel on one knee
        | stride past at a brisk pace
        | smile at a private joke
        | stand with feet planted apart
        | study a small object in one palm
        | whistle with pursed lips
        | hurry by with a sideways glance
        | stretch both arms overhead
        | hum along to distant music
        in | lean in a doorway
        in home | sit beside a tall window
        in home | perch on the edge of a table
        in home winter autumn | warm both hands near a fire
        in | climb a narrow staircase
        in | push aside a curtain
        out | shade both eyes with one hand
        out winter | catch snowflakes on an open palm
        out autumn | kick through fallen leaves
        out spring autumn | shake raindrops from one sleeve
        out wild | wade through tall grass
        out wild | rest against a mossy trunk
        out coast | skip a stone across the water
        out coast summer | walk barefoot along the waterline
        out city | cross the cobbles in long steps
        out city night | wait beneath a lamp
        out city | sit on a low stone wall
        deep space | float with limbs spread
        deep space | drift past slowly
        deep space | push off from a wall
        deep space | hang upside down
        deep space | reach for a handhold
        deep space | tumble forward in slow motion
        deep space | look through a round window
        deep | swim toward the surface
        deep | glide above the sea floor
        deep | exhale a cloud of bubbles
        space | point at a far-off light
        space | bound forward in low gravity
        space | check a glowing wrist display
        space | plant one boot on a rock
        """);

    /// <summary>Clothes, behind "wearing".</summary>
    public static ThemePhrase[] Clothes { get; } = ThemePhraseReader.Read(
        """
        modern autumn winter | a charcoal wool coat
        modern spring summer | a linen shirt with rolled sleeves
        modern | a denim jacket over a plain tee
        modern autumn winter | a cable-knit sweater
        modern | a tailored navy suit
        modern autumn | a waxed field jacket
        modern autumn winter | a camel coat and a silk scarf
        modern | a faded band T-shirt and jeans
        modern | a leather biker jacket
        modern autumn winter | a cream turtleneck
        modern | an oversized hoodie
        modern winter | a down parka with a deep hood
        modern | a corduroy overshirt
        modern spring summer | a striped sailor shirt
        modern spring autumn | a bright yellow raincoat
        modern | a crisp cotton shirt, open at the collar
        modern night | a velvet blazer
        modern autumn winter | a quilted vest over flannel
        modern wild | hiking boots and a fleece
        modern summer | a straw hat and a loose blouse
        modern night | a black evening outfit with satin lapels
        modern | paint-stained dungarees
        modern | a light trench coat
        modern winter | a bobble hat and thick mittens
        modern spring summer | a floral shirt
        modern summer coast | a faded swimsuit under an open shirt
        past | a hooded wool cloak
        past | a linen tunic with a rope belt
        past | chain mail over a padded coat
        past | an embroidered velvet doublet
        past winter | a mantle trimmed with fur
        past | a leather jerkin with brass buckles
        past | a long robe of undyed wool
        past | a ruffled shirt and waistcoat
        past | a silk sash over a simple tunic
        past | a brocade coat with wide cuffs
        past | a traveler's cape and tall boots
        past summer | a homespun smock
        vintage | a double-breasted suit and a felt hat
        vintage | a flat cap and suspenders
        vintage | a polka-dot shirt with a broad collar
        vintage | high-waisted trousers and a knit polo
        vintage night | a beaded jacket
        vintage | a belted gabardine coat
        vintage | a letterman jacket
        vintage | flared jeans and a paisley shirt
        vintage | a shearling aviator jacket
        vintage | tweed with elbow patches
        vintage | round spectacles and a bow tie
        vintage | a satin bomber jacket
        future | a reflective rain jacket with glowing seams
        future | a fitted suit of matte gray panels
        future | a translucent poncho over black techwear
        future | a high-collared coat with fiber-optic trim
        future | a chrome visor and a cropped jacket
        future | an exoskeleton harness over a jumpsuit
        future | a hooded cape of iridescent fabric
        future | layered mesh and a utility vest
        future | a jumpsuit with holographic patches
        future | armored gloves and a long dark coat
        future | a pleated metallic jacket
        space | a white pressure suit, visor raised
        space | an orange flight suit
        space | a quilted thermal suit
        space | a mission jacket with round patches
        space | a bulky suit with a gold visor
        space | a slim suit with blue piping
        space | a patched suit with worn gloves
        deep | a black wetsuit
        deep | a copper diving helmet
        deep | a mask and long fins
        deep | a silver diving suit
        deep | layers of pale, flowing fabric
        deep | a yellow tank and a rebreather
        deep | a knitted cap and swimming goggles
        """,
        ThemeTraits.NoRole);

    /// <summary>What is carried or shows on them, where the topic says already what is worn.</summary>
    public static ThemePhrase[] Props { get; } = ThemePhraseReader.Read(
        """
        | holding a steaming cup
        | with a worn satchel across the chest
        | holding a folded map
        | with a small notebook in one hand
        night dusk | holding a paper lantern
        | with a thick book under one arm
        | carrying a wicker basket
        | with one glove pulled off
        | holding a single flower
        | with a brass compass on a cord
        | with a coil of rope over one shoulder
        | with rolled papers tucked under one elbow
        | with dust on both sleeves
        | with an old key on a ribbon
        | holding a polished wooden box
        | with wind-tangled hair
        | with a smudge on one cheek
        | holding a letter with a red seal
        deep space | with a glowing device on one wrist
        deep space | holding a long cable
        deep space | with a small lamp in one hand
        deep space | with scratched, well-used gear
        deep space | holding a sample jar
        deep space | with a checklist on one sleeve
        """,
        ThemeTraits.Role);

    /// <summary>What the smallest do.</summary>
    public static ThemePhrase[] BabyActions { get; } = ThemePhraseReader.Read(
        """
        any | giggle with open arms
        any | look up with wide eyes
        any | reach for something shiny
        any | yawn with tiny fists raised
        | sit on a folded blanket
        | crawl forward with a grin
        any | clap both hands
        | sleep curled on one side
        any | peek from under a blanket
        any | smile at a familiar voice
        | lie on the tummy with head raised
        any | hold on to one big finger
        """);

    /// <summary>What the smallest have on or by them.</summary>
    public static ThemePhrase[] BabyThings { get; } = ThemePhraseReader.Read(
        """
        any | wearing a knitted romper
        any | wearing a striped onesie
        any | wearing a soft cotton hat with ears
        any | with a wooden rattle in one hand
        any | wrapped in a muslin cloth
        any | wearing woolen booties
        any | with a plush bunny alongside
        any | wearing tiny dungarees
        any | with a sun hat slipping sideways
        any | wearing a cardigan with big buttons
        any | with a stack of painted blocks
        any | wearing pajamas with stars
        """);
}
