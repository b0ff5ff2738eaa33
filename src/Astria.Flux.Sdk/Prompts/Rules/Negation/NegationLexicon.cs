using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Rules.Negation;

/// <summary>The words the negation rule knows.</summary>
internal static class NegationLexicon
{
    private static readonly WordTable Cues = new(
        ((int)NegationCue.No, "no"),
        ((int)NegationCue.Without, "without sans lacking nary"),
        ((int)NegationCue.DevoidOf, "devoid bereft void free lack absence clear empty stripped deprived barren"),
        ((int)NegationCue.Not, "not"),
        (
            (int)NegationCue.Verb,
            """
            never cannot lacks don't doesn't didn't isn't aren't wasn't weren't won't wouldn't can't couldn't shouldn't mustn't
            hasn't haven't hadn't ain't aint needn't shan't mightn't dont doesnt didnt isnt arent wasnt werent wouldnt couldnt shouldnt hasnt
            havent hadnt cant lacked
            """),
        ((int)NegationCue.Pronoun, "nobody nothing none no-one noone"),
        ((int)NegationCue.Neither, "neither nor"),
        ((int)NegationCue.Instruction, "avoid exclude omit"),
        ((int)NegationCue.Gerund, "avoiding avoids excluding excludes omitting omits"),
        ((int)NegationCue.Refrain, "refrain refrains refraining leave"),
        ((int)NegationCue.Absent, "absent nowhere missing omitted excluded avoided"));

    // A word before the cue that makes it none: "Doctor No", "whether or not", "second to none".
    private static readonly WordTable Defusers = new(
        (1 << (int)NegationCue.No, "yes doctor dr mr by say says said saying like"),
        (1 << (int)NegationCue.Not, "or why if whether than"),
        (1 << (int)NegationCue.Pronoun, "to for like or about sweet a mr"));

    // What is done to be free of something, and then is in the picture: "a boat tears free of its mooring".
    private static readonly WordTable Departures = new(
        """
        break breaks breaking broke broken burst bursts bursting set sets setting pull pulls pulling pulled wriggle wriggles wriggling struggle struggles struggling
        tear tears tearing tore torn shake shakes shaking shook cut cuts cutting slip slips slipping fight fights fighting twist twists twisting wrench wrenches kick kicks kicking
        run runs running roam roams roaming fly flies flying float floats floating drift drifts drifting swing swings swinging leap leaps leaping jump jumps jumping
        climb climbs climbing fall falls falling step steps stepping spring springs swim swims sail sails sailing come comes coming came rise rises rising
        """);

    // A time or a weather, which a picture has whether or not something is in it: "at night", "in the rain".
    private static readonly WordTable Settings = new(
        """
        night nighttime dusk dawn twilight noon midday midnight sunset sunrise day daytime daylight evening morning afternoon winter summer spring autumn
        rain snow fog mist storm sun sunshine sunlight moonlight
        """);

    // Where a thing would be worn: "around the neck".
    private static readonly WordTable BodyParts = new(
        """
        head hair face forehead eyes eye ears ear nose mouth lips teeth chin neck throat shoulders shoulder chest waist hips back arms arm wrists wrist
        hands hand fingers finger legs leg knees knee ankles ankle feet foot skin body
        """);

    // What stands between a thing and how it is: "never looked better".
    private static readonly WordTable Links = new(
        "be been is are was were look looks looked feel feels felt seem seems seemed taste tastes tasted sound sounds sounded smell smells smelled");

    // What ends as a comparative does, and is none.
    private static readonly WordTable Likenesses = new(
        """
        ever never other together sober clever proper bitter tender silver leather paper water copper rubber amber ginger lavender summer winter slender
        after under over inner outer upper eager former
        """);

    private static readonly WordTable Roles = new(
        (
            (int)WordRole.Preposition,
            """
            in on at to into onto from with within by for of off over under above below beneath beside besides between behind before after
            around about against along across through during near inside outside toward towards upon via per among amid throughout except
            like as until till than next
            """),
        ((int)WordRole.Completes, "at to into toward towards like"),
        ((int)WordRole.TailEnd, "it them him sight view frame"),
        (
            (int)WordRole.Adverb,
            """
            also even still almost completely totally entirely fully particularly especially very quite clearly obviously definitely
            """),
        ((int)WordRole.Conjunction, "and but or nor yet so plus then"),
        ((int)WordRole.Alternative, "or nor"),
        (
            (int)WordRole.Auxiliary,
            """
            is are was were be been being am do does did has have had can could will would shall should must may might
            isn't aren't wasn't weren't it's that's he's she's
            """),
        ((int)WordRole.Support, "do does did can could will would shall should must may might"),
        (
            (int)WordRole.Clause,
            """
            which who whom whose that where when while because although though however since if unless whereas just only instead rather
            it he she they we you i there this these those
            """),
        ((int)WordRole.Determiner, "a an the any his her its their our my your some"),
        (
            (int)WordRole.Foreign,
            """
            el los las una unos unas del que y es en con por para su sus muy pero hay está como um uma ni kuni dos das não il gli che sono
            della da com em na nos ao aos às à mar sol hombre mujer niño niña lleva tiene sonríe homem mulher menina menino ragazza ragazzo uomo donna
            de noche gato perro casa chica chico camino agua calle pessoas pessoa mercado rua cidade praia
            texte livre fille chien nuit arbre nuages alla alle nel nella lo le les des du dans au aux et est avec sur une pas non ne der die das und mit ohne ein eine het een
            """),
        (
            (int)WordRole.Announces,
            """
            reading reads read says say saying said titled labeled labelled lettering called named captioned spelling spells
            written text sign marked
            """),
        (
            (int)(WordRole.Announces | WordRole.Names),
            """
            headline slogan tagline caption title titled motto phrase words word message lettering called named banner placard plaque billboard marquee
            stamped stenciled stencilled engraved inscribed embossed embroidered emblazoned printed scrawled signs placards
            """),
        (
            (int)WordRole.Picture,
            """
            composition shot image picture style design render photo photograph illustration palette framing layout frame lighting rendering look aesthetic
            """),
        (
            (int)WordRole.Finite,
            """
            sits lies wears holds eats sleeps swims leans waits clings grows carries sings keeps gives makes lets gazes kneels
            """),
        ((int)WordRole.Vast, "space nothingness darkness time night eternity death infinity stars blackness"),
        ((int)WordRole.Instructs, "please and but then also always should must completely totally entirely strictly absolutely"),
        (
            (int)WordRole.Fault,
            """
            harsh heavy excessive unnecessary overly clutter cluttered distractions distraction distracting text logos logo artifacts artefacts blur noise
            oversaturation symmetry shadows reflections glare cliches clichés exaggerated cartoonish watermark watermarks overexposure grain
            tones colors colours hues captions letters typography gloss saturation distortion distortions plastic
            """));

    public static NegationCue CueOf(ReadOnlySpan<char> word) => (NegationCue)Cues.Find(word);

    public static WordRole RoleOf(ReadOnlySpan<char> word) => (WordRole)Roles.Find(word);

    /// <summary>Which cue the word at an index is; none where no word is.</summary>
    public static NegationCue CueAt(in TokenView view, int index) => (NegationCue)view.Find(Cues, index);

    /// <summary>What the word at an index is; nothing where no word is.</summary>
    public static WordRole RoleAt(in TokenView view, int index) => (WordRole)view.Find(Roles, index);

    /// <summary>Whether the word right before a cue makes it no negation.</summary>
    public static bool Defuses(in TokenView view, int before, NegationCue cue) => (view.Find(Defusers, before) & (1 << (int)cue)) != 0;

    /// <summary>Whether the word at an index says how something comes free of something else.</summary>
    public static bool IsDeparture(in TokenView view, int index) => view.Contains(Departures, index);

    /// <summary>Whether the word at an index joins a thing to how it is.</summary>
    public static bool IsLink(in TokenView view, int index) => view.Contains(Links, index);

    /// <summary>Whether the word at an index is a comparative: <c>better</c>, <c>more</c>.</summary>
    public static bool IsComparative(in TokenView view, int index)
    {
        var word = view.Word(index);
        return view.Is(index, "more") || (word.Length > 4 && word.EndsWith("er".AsSpan(), StringComparison.OrdinalIgnoreCase) && !view.Contains(Likenesses, index));
    }

    /// <summary>Whether a word names a time or a weather.</summary>
    public static bool IsSetting(ReadOnlySpan<char> word) => Settings.Contains(word);

    /// <summary>Whether a word names a part of a body.</summary>
    public static bool IsBodyPart(ReadOnlySpan<char> word) => BodyParts.Contains(word);
}
