namespace Astria.Flux.Prompts.Rules.Negation;

/// <summary>Reads lists of words that are written down in the lexicon.</summary>
internal static class WordList
{
    private static readonly char[] Blanks = [' ', '\n', '\r'];

    /// <summary>Pairs every word of a text with a value.</summary>
    public static IEnumerable<(string Word, TValue Value)> Of<TValue>(TValue value, string words) =>
        Split(words).Select(word => (word, value));

    /// <summary>Joins the roles of words that have several.</summary>
    public static IEnumerable<(string Word, WordRole Value)> Merge(IEnumerable<(string Word, WordRole Value)> entries) => entries
        .GroupBy(entry => entry.Word, StringComparer.Ordinal)
        .Select(group => (group.Key, group.Aggregate(WordRole.None, (roles, entry) => roles | entry.Value)));

    /// <summary>The words of a text.</summary>
    public static string[] Split(string words) => words.Split(Blanks, StringSplitOptions.RemoveEmptyEntries);
}
