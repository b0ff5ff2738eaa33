using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Rules.Negation;

/// <summary>Phrases that begin like a negation and are none: <c>no doubt</c>, <c>not only</c>, <c>nothing but</c>.</summary>
internal static class NegationIdioms
{
    // The first word, and what makes an idiom of it when it follows.
    private static readonly (string First, string Endings)[] Idioms =
    [
        (
            "no",
            """
            doubt | matter | wonder | sooner | nonsense | brainer | time | problem | big deal | mercy | limits | particular
            | game no life | time to die | strings attached | exit strategy | pain no gain | gain | guts no glory
            | glory | stone unturned | holds barred | place like home | woman no cry | cry | love lost | laughing matter | small feat | mean feat
            | easy feat | stranger to | expense spared | turning back | rest for | such thing | apparent reason | less | fewer than | more than | man's | mans | way home | country for
            | other than | end of | shortage of | lack of | mistaking | denying | question | exception | mere | ordinary | small part | small measure | small wonder | business like
            | face from spirited | face spirited | more heroes | pressure no diamonds | tomorrow | risk no reward | rhyme or reason | two ways about
            | great distance | accident that | coincidence that | secret that | small effort | small degree | small amount | small task | small pleasure | small pride
            | equal | peer | match for | one's surprise | one's fool | bones about | hard feelings | tears left to | one lives forever | one will save you
            """),
        (
            "not",
            """
            only | just | merely | simply | unlike | to mention | least | far from | far away | far off | far behind | far below | far above | far ahead | far apart | too far | too distant | so distant
            | a few | long ago | long after | long before | unusual | uncommon | more than | less than | one but | your average | your typical | your usual | even close | bad
            | half bad | a bad | surprisingly | to be confused | every day | for nothing | another teen | a moment too soon | to be outdone | to be missed | until | till | too shabby | for the faint | found
            | to scale | two but | three but | four but | once but | want not | care less | so fast | so long ago | soon forgotten | soon be forgotten | forget
            | to be sneezed | to be trifled | to be underestimated | to be forgotten | to be overlooked | to be messed | to be denied | in the least | in the slightest
            | without | that kind of | the only | by a long | easy being
            """),
        (
            "without",
            """
            doubt | a doubt | question | a question | a trace of doubt | fail | further ado | compromising | sacrificing | losing | borders | a cause | a paddle | remorse
            | equal | peer | parallel | limits | end | effort | a care | a hitch | warning | saying | rival | exception | precedent | delay | hesitation | incident
            """),
        ("never", "mind | before | seen before | ending | land | never land | fails | let me go | say die | say never | ceases | fail | a dull moment | gonna give | gonna let | too late | been kissed | strikes twice | sets on | without | forget | a dull | have i ever"),
        ("nothing", "else matters | to hide | to lose | to prove | to fear | ventured | but | less than | short of | if not | phone | other than | like | beats | compares | special | more than | better | is more | is better | is as | quite like | so | to the imagination | to chance | could be finer | could be better | can stop | can beat | new under"),
        ("none", "other than | the less | the wiser | the worse | too | of the above"),
        ("nobody", "but"),
        ("neither", "here nor there | fish nor fowl"),
        ("cannot", "be beat | be beaten | be topped | be matched | help | wait | get enough | believe | take his eyes | take her eyes | take their eyes"),
        (
            "can't",
            """
            be beat | be beaten | be topped | be matched | help | wait | get enough | believe | take his eyes | take her eyes | take their eyes
            | take my eyes | take your eyes | stop the feeling
            | forget | miss | refuse | resist | complain | beat them | buy me love | buy love | buy happiness
            """),
        ("couldn't", "be happier | be better | be more | help | believe | wait | care less | ask for more | agree more"),
        (
            "don't",
            """
            mind | worry | starve | look up | panic | miss a beat | skip a beat | stop me now | stop believing | stop believin | cry for me | look back in anger | fear the reaper | mess with texas | tread on me
            | try this at home | judge a book | see every day | forget | you love | you just love
            """),
        ("doesn't", "miss a beat | skip a beat | mind | get better than | get any better"),
        ("sans", "serif | serifs | doute | souci"),
        ("ain't", "no sunshine | no mountain | misbehavin | seen nothing"),
        ("free", "of charge"),
        ("forget", "me not"),
        ("love", "me not"),
        ("loves", "me not"),
        ("touch", "me not"),
        ("likely", "as not"),
        ("often", "as not"),
        ("soon", "as not"),
        ("low", "or no"),
        ("point", "of no return"),
        ("city", "that never sleeps"),
        ("town", "that never sleeps"),
        ("habits", "never die"),
        ("here", "goes nothing"),
        ("stop", "at nothing"),
        ("stops", "at nothing"),
        ("bar", "none"),
        ("then", "there were none"),
        ("absent", "without leave"),
    ];

    // How far behind its first word an idiom may hold a cue: "no pain no gain", "forget me not".
    private const int HeldReach = 3;

    // Which of them begin with a word, counted from 1.
    private static readonly WordTable FirstWords = WordTable.Numbered(Array.ConvertAll(Idioms, static idiom => idiom.First));
    private static readonly string[][][] Phrases = Array.ConvertAll(Idioms, static idiom => Split(idiom.Endings));

    private static char[] Blanks => [' ', '\n', '\r'];

    /// <summary>Whether a cue is part of such a phrase: begins it, or stands in it.</summary>
    public static bool IsIdiom(PromptText text, int cue)
    {
        for (var first = cue; first >= 0 && first >= cue - HeldReach && text.Tokens[first].Kind == PromptTokenKind.Word; first--)
        {
            if (LengthFrom(text, first) > cue - first)
                return true;
        }

        return false;
    }

    // How many words the longest phrase has that begins at a word; 0: none begins there.
    private static int LengthFrom(PromptText text, int first)
    {
        var index = FirstWords.Find(text[text.Tokens[first]]);
        if (index == 0)
            return 0;
        var length = 0;
        foreach (var idiom in Phrases[index - 1])
        {
            if (idiom.Length >= length && Stands(text, first + 1, idiom))
                length = idiom.Length + 1;
        }

        return length;
    }

    private static bool Stands(PromptText text, int first, string[] words)
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

    private static string[][] Split(string phrases) =>
        Array.ConvertAll(phrases.Split('|'), static phrase => phrase.Split(Blanks, StringSplitOptions.RemoveEmptyEntries));
}
