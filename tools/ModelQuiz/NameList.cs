namespace Astria.Flux.Tools.ModelQuiz;

/// <summary>A list of names, one a line; # begins a comment.</summary>
internal static class NameList
{
    public static async Task<IReadOnlyList<string>> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var lines = await File.ReadAllLinesAsync(path, cancellationToken);
        string[] names = [.. lines.Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#')];
        if (names.Length < Quiz.Offered) throw new FormatException($"{path} has {names.Length} names; {Quiz.Offered} are offered for each picture, so it needs as many.");
        if (names.GroupBy(n => n, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1).Select(g => g.Key).ToList() is { Count: > 0 } twice)
        {
            throw new FormatException($"{path} has these names twice: {string.Join(", ", twice)}.");
        }

        return names;
    }
}
