using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Rules.Negation;

/// <summary>Phrases that begin like a negation and are none: <c>no doubt</c>, <c>not only</c>, <c>nothing but</c>.</summary>
internal static class NegationIdioms
{
    // By their first word; what follows it makes the idiom.
    private static readonly WordTable<PhraseList> Idioms = new(
    [
        Idiom(
            "no",
            """
            doubt | matter | wonder | sooner | nonsense | brainer | time | problem | big deal | mercy | limits | particular
            | game no life | time to die | strings attached | exit strategy | pain no gain | gain | guts no glory
            | glory | stone unturned | holds barred | place like home | woman no cry | cry | love lost | laughing matter | small feat | mean feat
            | easy feat | stranger to | expense spared | turning back | rest for | such thing | apparent reason | less | fewer than | more than | man's | mans | way home | country for
            """),
        Idiom(
            "not",
            """
            only | just | merely | simply | unlike | to mention | least | far from | far away | far off | too far | too distant | so distant
            | a few | long ago | long after | long before | unusual | uncommon | more than | less than | one but | your average | your typical | your usual | even close | bad
            | half bad | a bad | surprisingly | to be confused | every day | for nothing
            """),
        Idiom(
            "without",
            """
            doubt | a doubt | question | a question | a trace of doubt | fail | further ado | compromising | sacrificing | losing | borders | a cause
            | equal | peer | parallel | limits | end | effort | a care | a hitch | warning
            """),
        Idiom("never", "mind | before | seen before | ending | land | fails | let me go | say die | ceases | fail"),
        Idiom("nothing", "but | less than | short of | if not | phone | other than | like | beats | compares | special | more than"),
        Idiom("none", "other than | the less"),
        Idiom("nobody", "but"),
        Idiom("neither", "here nor there"),
        Idiom("cannot", "help | wait | get enough"),
        Idiom("can't", "help | wait | get enough | stop the feeling | forget | miss | refuse | resist"),
        Idiom("couldn't", "be happier | be better | be more | help"),
        Idiom("don't", "mind | worry | starve | look up | panic"),
        Idiom("sans", "serif | serifs"),
        Idiom("free", "of charge"),
    ]);

    /// <summary>Whether the words from a cue on are such a phrase.</summary>
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

    private static (string Word, PhraseList Value) Idiom(string cue, string phrases) =>
        (cue, new PhraseList(phrases.Split('|').Select(WordList.Split).ToArray()));

    private readonly struct PhraseList(string[][] phrases)
    {
        public string[][] Phrases { get; } = phrases;
    }
}
