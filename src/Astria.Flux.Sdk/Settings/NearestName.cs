namespace Astria.Flux.Settings;

/// <summary>Finds the name that was meant, when another was written.</summary>
internal static class NearestName
{
    // Of a name so long that many changes still leave it recognisable.
    private const int LettersAChange = 3;

    /// <summary>The known name that differs least; <see langword="null"/> when all differ by more than a third of their letters.</summary>
    /// <param name="name">The name that was written.</param>
    /// <param name="known">The names there are.</param>
    public static string? Of(string name, IEnumerable<string> known) =>
        known.Select(candidate => (Name: candidate, Distance: Distance(name.ToUpperInvariant(), candidate.ToUpperInvariant())))
            .Where(candidate => candidate.Distance * LettersAChange <= Math.Max(name.Length, candidate.Name.Length))
            .OrderBy(candidate => candidate.Distance)
            .Select(candidate => candidate.Name)
            .FirstOrDefault();

    // Levenshtein's: letters to add, to take away or to replace.
    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var changed = diagonal + (one[i - 1] == other[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(changed, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[other.Length];
    }
}
