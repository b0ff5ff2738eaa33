using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Rules.Negation;

/// <summary>Phrases that begin like a negation and are none: <c>no doubt</c>, <c>not only</c>, <c>nothing but</c>.</summary>
internal static class NegationIdioms
{
    // How far behind its first word an idiom may hold a cue: "no pain no gain", "forget me not".
    private const int HeldReach = 3;

    private static readonly (string First, string Endings)[] Idioms = NegationIdiomList.All;

    // Which of them begin with a word, counted from 1.
    private static readonly WordTable FirstWords = Number();

    // How they go on: split when the first prompt asks. Made twice at once, both are the same.
    private static readonly uint[][]?[] Phrases = new uint[Idioms.Length][][];

    private static char[] Blanks => [' ', '\n', '\r'];

    /// <summary>Whether a cue is part of such a phrase: begins it, or stands in it.</summary>
    public static bool IsIdiom(TokenView view, int cue)
    {
        for (var first = cue; first >= cue - HeldReach && view.IsKind(first, PromptTokenKind.Word); first--)
        {
            if (LengthFrom(view, first) > cue - first)
                return true;
        }

        return false;
    }

    /// <summary>Whether a verb says that nothing is more than this: <c>couldn't be happier</c>, <c>could not have been more beautiful</c>, <c>never looked better</c>.</summary>
    public static bool IsUnsurpassed(in TokenView view, int verb)
    {
        while ((NegationLexicon.RoleAt(in view, verb) & WordRole.Support) != WordRole.None || view.Is(verb, "have") || view.Is(verb, "has"))
            verb++;
        return NegationLexicon.IsLink(in view, verb) && (view.Is(verb + 1, "any") ? view.Is(verb, "be") : NegationLexicon.IsComparative(in view, verb + 1));
    }

    private static WordTable Number()
    {
        var lists = new (int Value, string Words)[Idioms.Length];
        for (var i = 0; i < lists.Length; i++)
            lists[i] = (i + 1, Idioms[i].First);
        return new(lists);
    }

    // How many words the longest phrase has that begins at a word; 0: none begins there.
    private static int LengthFrom(TokenView view, int first)
    {
        var index = view.Find(FirstWords, first);
        if (index == 0)
            return 0;
        var length = 0;
        foreach (var words in Phrases[index - 1] ??= Split(Idioms[index - 1].Endings))
        {
            if (words.Length >= length && Stands(view, first + 1, words))
                length = words.Length + 1;
        }

        return length;
    }

    private static bool Stands(TokenView view, int first, uint[] words)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if (!view.IsKind(first + i, PromptTokenKind.Word) || view.Tokens[first + i].Hash != words[i])
                return false;
        }

        return true;
    }

    // Each word as its hash, which a token brings along: a word that is another has another hash, as good as always.
    private static uint[][] Split(string phrases) =>
        Array.ConvertAll(phrases.Split('|'), static phrase => Array.ConvertAll(phrase.Split(Blanks, StringSplitOptions.RemoveEmptyEntries), static word => WordKey.Of(word.AsSpan()).Hash));
}
