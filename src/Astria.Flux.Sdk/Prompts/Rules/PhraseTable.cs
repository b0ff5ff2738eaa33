using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Rules;

/// <summary>Phrases of one word or more, found by their first word; the longest that fits wins.</summary>
internal sealed class PhraseTable
{
    private readonly Dictionary<int, string[][]> _byHash;

    /// <summary>Creates a table.</summary>
    /// <param name="phrases">Phrases in lower case, with <c>|</c> between them and a blank between their words.</param>
    public PhraseTable(string phrases) => _byHash = phrases.Split('|').Select(phrase => phrase.Split(' '))
        .GroupBy(words => Vocabulary.HashOf(words[0].AsSpan()))
        .ToDictionary(group => group.Key, group => group.OrderByDescending(words => words.Length).ToArray());

    /// <summary>The last token of the phrase that begins at a token; -1 for none.</summary>
    public int Match(TokenView view, int first)
    {
        var text = view.Text(first);
        if (text.Length == 0 || !_byHash.TryGetValue(Vocabulary.HashOf(text), out var phrases))
            return -1;
        foreach (var words in phrases)
        {
            var i = 0;
            while (i < words.Length && view.Is(first + i, words[i]))
                i++;
            if (i == words.Length)
                return first + i - 1;
        }

        return -1;
    }

    /// <summary>Finds the first phrase at or behind a token, among the words that signal it and numbers.</summary>
    public bool TryFind(TokenView view, PromptSignals signal, int from, out int first, out int last)
    {
        var tokens = view.Tokens;
        for (first = from; first < tokens.Length; first++)
        {
            if ((tokens[first].Signals & signal) == PromptSignals.None && tokens[first].Kind != PromptTokenKind.Number)
                continue;
            last = Match(view, first);
            if (last >= 0)
                return true;
        }

        last = -1;
        return false;
    }
}
