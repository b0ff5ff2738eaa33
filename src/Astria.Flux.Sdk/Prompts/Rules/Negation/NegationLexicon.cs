using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Rules.Negation;

/// <summary>The words the negation rule knows.</summary>
internal static class NegationLexicon
{
    private static readonly WordTable<NegationCue> Cues = new(
    [
        .. WordList.Of(NegationCue.No, "no"),
        .. WordList.Of(NegationCue.Without, "without sans lacking"),
        .. WordList.Of(NegationCue.DevoidOf, "devoid bereft void free lack absence clear empty stripped deprived barren"),
        .. WordList.Of(NegationCue.Not, "not"),
        .. WordList.Of(
            NegationCue.Verb,
            """
            never cannot lacks don't doesn't didn't isn't aren't wasn't weren't won't wouldn't can't couldn't shouldn't mustn't
            hasn't haven't hadn't ain't aint needn't shan't mightn't dont doesnt didnt isnt arent wasnt werent wouldnt couldnt shouldnt hasnt
            havent hadnt cant lacked
            """),
        .. WordList.Of(NegationCue.Pronoun, "nobody nothing none no-one noone"),
        .. WordList.Of(NegationCue.Neither, "neither"),
        .. WordList.Of(NegationCue.Instruction, "avoid exclude omit"),
        .. WordList.Of(NegationCue.Gerund, "avoiding avoids excluding excludes omitting omits"),
        .. WordList.Of(NegationCue.Refrain, "refrain refrains refraining"),
        .. WordList.Of(NegationCue.Absent, "absent nowhere missing"),
    ]);

    // A word before the cue that makes it none: "Doctor No", "whether or not", "second to none", "break free from".
    private static readonly WordTable<int> Defusers = new(Joined(
    [
        .. WordList.Of(1 << (int)NegationCue.No, "yes doctor dr mr by say says said saying like leave leaves leaving"),
        .. WordList.Of(1 << (int)NegationCue.Not, "or why if whether than"),
        .. WordList.Of(1 << (int)NegationCue.Pronoun, "to for like or about sweet"),
        .. WordList.Of(
            1 << (int)NegationCue.DevoidOf,
            """
            break breaks breaking broke broken set sets setting pull pulls pulling wriggle struggle struggling run runs running
            roam roams fly
            """),
    ]));

    private static readonly WordTable<WordRole> Roles = new(WordList.Merge(
    [
        .. WordList.Of(
            WordRole.Preposition,
            """
            in on at to into onto from with within by for of off over under above below beneath beside besides between behind before after
            around about against along across through during near inside outside toward towards upon via per among amid throughout except
            like as until till than next
            """),
        .. WordList.Of(WordRole.Completes, "at to into toward towards like"),
        .. WordList.Of(WordRole.TailEnd, "it them him sight view frame"),
        .. WordList.Of(
            WordRole.Adverb,
            """
            also even still almost completely totally entirely fully particularly especially very quite clearly obviously definitely
            """),
        .. WordList.Of(WordRole.Conjunction, "and but or nor yet so plus then"),
        .. WordList.Of(WordRole.Alternative, "or nor"),
        .. WordList.Of(
            WordRole.Auxiliary,
            """
            is are was were be been being am do does did has have had can could will would shall should must may might
            isn't aren't wasn't weren't it's that's he's she's
            """),
        .. WordList.Of(WordRole.Support, "do does did can could will would shall should must may might"),
        .. WordList.Of(
            WordRole.Clause,
            """
            which who whom whose that where when while because although though however since if unless whereas just only instead rather
            it he she they we you i there this these those
            """),
        .. WordList.Of(WordRole.Determiner, "a an the any his her its their our my your some"),
        .. WordList.Of(
            WordRole.Foreign,
            """
            el los las una unos unas del que y es en con por para su sus muy pero hay está como um uma ni kuni dos das não il gli che sono
            della da com em na nos ao aos às à mar sol hombre mujer niño niña lleva tiene sonríe homem mulher menina menino ragazza ragazzo uomo donna
            de noche gato perro casa chica chico camino agua calle pessoas pessoa mercado rua cidade praia
            alla alle nel nella lo le les des du dans au aux et est avec sur une pas non ne der die das und mit ohne ein eine het een
            """),
        .. WordList.Of(
            WordRole.Announces,
            """
            reading reads read says say saying said titled labeled labelled lettering called named captioned spelling spells
            written text sign
            """),
        .. WordList.Of(WordRole.Announces | WordRole.Names, "headline slogan tagline caption title titled motto phrase words word message lettering called named"),
        .. WordList.Of(
            WordRole.Picture,
            """
            composition shot image picture style design render photo photograph illustration palette framing layout frame lighting rendering look aesthetic
            """),
        .. WordList.Of(
            WordRole.Finite,
            """
            sits lies wears holds eats sleeps swims leans waits clings grows carries sings keeps gives makes lets gazes kneels
            """),
        .. WordList.Of(WordRole.Vast, "space nothingness darkness time night eternity death infinity stars blackness"),
        .. WordList.Of(WordRole.Instructs, "please and but then also always should must"),
        .. WordList.Of(
            WordRole.Fault,
            """
            harsh heavy excessive unnecessary overly clutter cluttered distractions distraction distracting text logos logo artifacts artefacts blur noise
            oversaturation symmetry shadows reflections glare cliches clichés exaggerated cartoonish watermark watermarks overexposure grain
            """),
    ]));

    public static NegationCue CueOf(ReadOnlySpan<char> word) => Cues.TryGet(word, out var cue) ? cue : NegationCue.None;

    public static WordRole RoleOf(ReadOnlySpan<char> word) => Roles.TryGet(word, out var role) ? role : WordRole.None;

    /// <summary>Whether a word right before a cue makes it no negation.</summary>
    public static bool Defuses(ReadOnlySpan<char> before, NegationCue cue) => Defusers.TryGet(before, out var defused) && (defused & (1 << (int)cue)) != 0;

    // A word can take the edge off several cues.
    private static IEnumerable<(string Word, int Value)> Joined(IEnumerable<(string Word, int Value)> entries) => entries
        .GroupBy(entry => entry.Word, StringComparer.Ordinal)
        .Select(group => (group.Key, group.Aggregate(0, (cues, entry) => cues | entry.Value)));
}
