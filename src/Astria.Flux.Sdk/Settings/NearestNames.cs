namespace Astria.Flux.Settings;

/// <summary>Finds the names that were probably meant by a misspelt one. The command line has this file, too.</summary>
internal static class NearestNames
{
    private const int Most = 3;

    /// <summary>The known names nearest to a misspelt one, at most three, all equally near; letter case doesn't count.</summary>
    /// <returns>None when none is near: more than a third of the letters would be different.</returns>
    public static string[] Of(string name, IEnumerable<string> known)
    {
        var near = known
            .Select(candidate => (Name: candidate, Distance: Distance(name.ToUpperInvariant(), candidate.ToUpperInvariant())))
            .Where(pair => pair.Distance <= Math.Max(1, Math.Min(name.Length, pair.Name.Length) / 3))
            .GroupBy(pair => pair.Distance, pair => pair.Name)
            .MinBy(group => group.Key);
        return near is null ? [] : [.. near.Take(Most)];
    }

    /// <summary>A question for the end of a message; empty when no name is near.</summary>
    public static string Question(string name, IEnumerable<string> known) => Of(name, known) switch
    {
        [] => string.Empty,
        [var only] => $" Did you mean '{only}'?",
        [.. var first, var last] => $" Did you mean {string.Join(", ", first.Select(one => $"'{one}'"))} or '{last}'?",
    };

    /// <summary>How many letters are put in, left out, replaced, or swapped with their neighbour (optimal string alignment).</summary>
    public static int Distance(string a, string b)
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
