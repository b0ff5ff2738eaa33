namespace Astria.Flux.Cli.Words;

/// <summary>Finds the word that was probably meant.</summary>
internal static class NearestWord
{
    /// <summary>The known word nearest to a misspelt one.</summary>
    /// <returns><see langword="null"/> when none is near: more than a third of the letters would be different.</returns>
    public static string? Of(string word, IEnumerable<string> known)
    {
        var nearest = known
            .Select(candidate => (Word: candidate, Distance: Distance(word.ToUpperInvariant(), candidate.ToUpperInvariant())))
            .Where(pair => pair.Distance <= Math.Max(1, Math.Min(word.Length, pair.Word.Length) / 3))
            .OrderBy(pair => pair.Distance)
            .ToList();
        return nearest.Count == 0 ? null : nearest[0].Word;
    }

    /// <summary>A question for the end of a message; empty when no word is near.</summary>
    public static string Question(string word, IEnumerable<string> known) => Of(word, known) is { } meant ? $" Did you mean '{meant}'?" : string.Empty;

    // Letters put in, left out, replaced, or swapped with their neighbour (optimal string alignment).
    private static int Distance(string a, string b)
    {
        var table = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++) table[i, 0] = i;
        for (var j = 0; j <= b.Length; j++) table[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var replaced = table[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                table[i, j] = Math.Min(replaced, Math.Min(table[i - 1, j], table[i, j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) table[i, j] = Math.Min(table[i, j], table[i - 2, j - 2] + 1);
            }
        }

        return table[a.Length, b.Length];
    }
}
