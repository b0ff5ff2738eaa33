namespace Astria.Flux.Prompts.Themes.Grammar;

/// <summary>How alike two prompts of one theme are, by the words that could differ.</summary>
internal static class WordOverlap
{
    // Shorter words are mostly articles and prepositions.
    private const int ShortestWord = 4;

    /// <summary>The words of a prompt that could differ: neither those of the theme, nor short ones.</summary>
    /// <param name="prompt">The prompt.</param>
    /// <param name="ofTheme">The words of the theme, in lower case.</param>
    public static HashSet<string> WordsOf(string prompt, IReadOnlySet<string> ofTheme)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        foreach (var word in Split(prompt))
        {
            if (word.Length >= ShortestWord && !ofTheme.Contains(word))
                words.Add(word);
        }

        return words;
    }

    /// <summary>All words of a text, in lower case.</summary>
    public static IEnumerable<string> Split(string text)
    {
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && (char.IsLetterOrDigit(text[i]) || text[i] is '-' or '\''))
            {
                start = start < 0 ? i : start;
            }
            else if (start >= 0)
            {
                yield return text[start..i].ToLowerInvariant();
                start = -1;
            }
        }
    }

    /// <summary>The share of words that both have, of those that one has (Jaccard's index): 0 for nothing in common, 1 for all.</summary>
    public static double Between(IReadOnlySet<string> one, IReadOnlySet<string> other)
    {
        var common = one.Count(other.Contains);
        var all = one.Count + other.Count - common;
        return all == 0 ? 1 : (double)common / all;
    }
}
