using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Rules.Negation;

/// <summary>Phrases that begin like a negation and are none: <c>no doubt</c>, <c>not only</c>, <c>nothing but</c>.</summary>
internal static class NegationIdioms
{
    // The first word, and what makes an idiom of it when it follows.
    private static readonly (string Cue, string Endings)[] Idioms =
    [
        (
            "no",
            """
            doubt | matter | wonder | sooner | nonsense | brainer | time | problem | big deal | mercy | limits | particular
            | game no life | time to die | strings attached | exit strategy | pain no gain | gain | guts no glory
            | glory | stone unturned | holds barred | place like home | woman no cry | cry | love lost | laughing matter | small feat | mean feat
            | easy feat | stranger to | expense spared | turning back | rest for | such thing | apparent reason | less | fewer than | more than | man's | mans | way home | country for
            | other than | end of | shortage of | lack of | mistaking | denying | question | exception | mere | ordinary | small part | small measure | small wonder | business like
            | face from spirited | face spirited | more heroes | pressure no diamonds
            """),
        (
            "not",
            """
            only | just | merely | simply | unlike | to mention | least | far from | far away | far off | far behind | far below | far above | far ahead | far apart | too far | too distant | so distant
            | a few | long ago | long after | long before | unusual | uncommon | more than | less than | one but | your average | your typical | your usual | even close | bad
            | half bad | a bad | surprisingly | to be confused | every day | for nothing | another teen | a moment too soon | to be outdone | to be missed | until | till | too shabby | for the faint | found
            """),
        (
            "without",
            """
            doubt | a doubt | question | a question | a trace of doubt | fail | further ado | compromising | sacrificing | losing | borders | a cause | a paddle | remorse
            | equal | peer | parallel | limits | end | effort | a care | a hitch | warning | saying | rival | exception | precedent | delay | hesitation | incident
            """),
        ("never", "mind | before | seen before | ending | land | never land | fails | let me go | say die | say never | ceases | fail | a dull moment | gonna give | gonna let | too late | been kissed"),
        ("nothing", "else matters | ventured | but | less than | short of | if not | phone | other than | like | beats | compares | special | more than"),
        ("none", "other than | the less | the wiser | the worse | too"),
        ("nobody", "but"),
        ("neither", "here nor there"),
        ("cannot", "be beat | be beaten | be topped | be matched | help | wait | get enough | believe | take his eyes | take her eyes | take their eyes"),
        ("can't", "be beat | be beaten | be topped | be matched | help | wait | get enough | believe | take his eyes | take her eyes | take their eyes | stop the feeling | forget | miss | refuse | resist"),
        ("couldn't", "be happier | be better | be more | help | believe | wait"),
        ("don't", "mind | worry | starve | look up | panic | miss a beat | skip a beat | stop me now | stop believing | stop believin | cry for me | look back in anger | fear the reaper"),
        ("doesn't", "miss a beat | skip a beat | mind"),
        ("sans", "serif | serifs"),
        ("ain't", "no sunshine | no mountain | misbehavin"),
        ("free", "of charge"),
    ];

    // Which of them begin with a word, counted from 1.
    private static readonly WordTable Cues = WordTable.Numbered(Array.ConvertAll(Idioms, static idiom => idiom.Cue));
    private static readonly string[][][] Phrases =
        Array.ConvertAll(Idioms, static idiom => Array.ConvertAll(idiom.Endings.Split('|'), static phrase => phrase.Split(Blanks, StringSplitOptions.RemoveEmptyEntries)));

    private static char[] Blanks => [' ', '\n', '\r'];

    /// <summary>Whether the words from a cue on are such a phrase.</summary>
    public static bool IsIdiom(PromptText text, int cue)
    {
        var index = Cues.Find(text[text.Tokens[cue]]);
        if (index == 0)
            return false;
        foreach (var idiom in Phrases[index - 1])
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
}
