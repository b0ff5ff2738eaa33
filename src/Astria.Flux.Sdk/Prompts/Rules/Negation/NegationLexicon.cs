using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Rules.Negation;

/// <summary>The words the negation rule knows.</summary>
internal static class NegationLexicon
{
    private static readonly WordTable<NegationCue> Cues = new(
    [
        .. Words(NegationCue.No, "no"),
        .. Words(NegationCue.Without, "without sans lacking"),
        .. Words(NegationCue.DevoidOf, "devoid bereft void free lack absence clear empty stripped deprived barren"),
        .. Words(NegationCue.Not, "not"),
        .. Words(
            NegationCue.Verb,
            "never cannot lacks don't doesn't didn't isn't aren't wasn't weren't won't wouldn't can't couldn't shouldn't mustn't hasn't haven't hadn't ain't needn't "
            + "dont doesnt didnt isnt arent wasnt werent wouldnt couldnt shouldnt hasnt havent hadnt"),
        .. Words(NegationCue.Pronoun, "nobody nothing none no-one"),
        .. Words(NegationCue.Neither, "neither"),
        .. Words(NegationCue.Instruction, "avoid exclude omit"),
    ]);

    private static readonly WordTable<WordRole> Roles = new(Merge(
        Words(
            WordRole.Preposition,
            "in on at to into onto from with within by for of off over under above below beneath beside besides between behind before after around about "
            + "against along across through during near inside outside toward towards upon via per among amid throughout except like as until till than next"),
        Words(WordRole.Adverb, "also even still almost completely totally entirely fully particularly especially very quite clearly obviously definitely"),
        Words(WordRole.TailEnd, "it them him sight view frame"),
        Words(WordRole.Completes, "at to into toward towards like"),
        Words(WordRole.Conjunction, "and but or nor yet so plus then"),
        Words(WordRole.Alternative, "or nor"),
        Words(
            WordRole.Auxiliary,
            "is are was were be been being am do does did has have had can could will would shall should must may might isn't aren't wasn't weren't it's that's he's she's"),
        Words(WordRole.Support, "do does did can could will would shall should must may might"),
        Words(
            WordRole.Clause,
            "which who whom whose that where when while because although though however since if unless whereas just only instead rather it he she they we you i there this these those"),
        Words(WordRole.Determiner, "a an the any his her its their our my your some"),
        Words(WordRole.Foreign, "el los las una unos unas del que y es en con por para su sus muy pero hay está como um uma ni kuni dos das não il gli che sono della"),
        Words(WordRole.Announces, "reading reads read says say saying said titled labeled labelled lettering called named captioned spelling spells written text sign")));

    // By their first word; what follows it makes the idiom.
    private static readonly WordTable<PhraseList> Idioms = new(
    [
        Idiom(
            "no", "doubt", "matter", "wonder", "sooner", "man's", "mans", "nonsense", "brainer", "less than", "fewer than", "more than", "way home", "country for",
            "time to die", "time", "problem", "big deal", "mercy", "limits", "particular", "apparent reason"),
        Idiom(
            "not", "only", "just", "merely", "simply", "unlike", "to mention", "least", "far from", "far away", "far off", "too far", "too distant", "so distant",
            "a few", "long ago", "long after", "long before", "unusual", "uncommon", "more than", "less than", "to be outdone", "guilty"),
        Idiom(
            "without", "doubt", "a doubt", "question", "a question", "fail", "further ado", "compromising", "sacrificing", "losing", "a trace of doubt", "borders",
            "equal", "peer", "parallel", "limits", "end", "effort", "a care", "a hitch", "warning"),
        Idiom("never", "mind", "before seen", "ending", "land", "fails"),
        Idiom("nothing", "but", "less than", "short of", "if not", "phone", "other than"),
        Idiom("none", "other than", "the less"),
        Idiom("nobody", "but"),
        Idiom("neither", "here nor there"),
        Idiom("cannot", "help", "wait", "get enough"),
        Idiom("can't", "help", "wait", "get enough"),
        Idiom("couldn't", "be happier", "be better", "be more", "help"),
        Idiom("don't", "mind", "worry"),
        Idiom("sans", "serif", "serifs"),
        Idiom("free", "of charge"),
    ]);

    // What makes the word behind it no negation: "in no time", "Dr. No", "whether or not".
    private static readonly WordTable<NegationCue> Defusers = new(
    [
        .. Words(NegationCue.No, "or yes doctor dr mr by"),
        .. Words(NegationCue.Not, "or why if whether"),
        .. Words(NegationCue.Pronoun, "to or for"),
        .. Words(NegationCue.DevoidOf, "break breaks breaking broke broken set sets setting pull pulls pulling wriggle struggle struggling run runs running roam roams fly"),
    ]);

    public static NegationCue CueOf(ReadOnlySpan<char> word) => Cues.TryGet(word, out var cue) ? cue : NegationCue.None;

    public static WordRole RoleOf(ReadOnlySpan<char> word) => Roles.TryGet(word, out var role) ? role : WordRole.None;

    public static bool Defuses(ReadOnlySpan<char> before, NegationCue cue) => Defusers.TryGet(before, out var defused) && defused == cue;

    /// <summary>Whether the words from a cue on are an idiom that negates nothing.</summary>
    public static bool IsIdiom(PromptText text, int cue)
    {
        if (!Idioms.TryGet(text[text.Tokens[cue]], out var idioms))
            return false;
        foreach (var idiom in idioms.Phrases)
        {
            if (Follows(text, cue + 1, idiom))
                return true;
        }

        return false;
    }

    private static bool Follows(PromptText text, int first, string[] words)
    {
        var tokens = text.Tokens;
        for (var i = 0; i < words.Length; i++)
        {
            if (first + i >= tokens.Length || tokens[first + i].Kind != PromptTokenKind.Word)
                return false;
            if (!text[tokens[first + i]].Equals(words[i].AsSpan(), StringComparison.OrdinalIgnoreCase))
                return false;
        }

        return true;
    }

    private static IEnumerable<(string Word, TValue Value)> Words<TValue>(TValue value, string words) => words.Split(' ').Select(word => (word, value));

    private static (string Word, PhraseList Value) Idiom(string cue, params string[] phrases) =>
        (cue, new PhraseList(phrases.Select(phrase => phrase.Split(' ')).ToArray()));

    private static IEnumerable<(string Word, WordRole Value)> Merge(params IEnumerable<(string Word, WordRole Value)>[] lists) =>
        lists.SelectMany(list => list).GroupBy(entry => entry.Word, StringComparer.Ordinal).Select(group => (group.Key, group.Aggregate(WordRole.None, (roles, entry) => roles | entry.Value)));

    private readonly struct PhraseList(string[][] phrases)
    {
        public string[][] Phrases { get; } = phrases;
    }
}
