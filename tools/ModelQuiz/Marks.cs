using System.Globalization;

namespace Astria.Flux.Tools.ModelQuiz;

/// <summary>How a reader did.</summary>
/// <param name="Count">Pictures.</param>
/// <param name="Wrong">What was taken for what, and what was left out.</param>
internal sealed record Marks(int Count, IReadOnlyList<string> Wrong)
{
    public int Right => Count - Wrong.Count;

    public static async Task<Marks> ReadAsync(string folder, string given, CancellationToken cancellationToken)
    {
        var right = await ReadLinesAsync(Path.Combine(folder, QuizFolder.Answers), cancellationToken);
        var said = await ReadLinesAsync(given, cancellationToken);
        if (said.Keys.Where(number => !right.ContainsKey(number)).ToList() is { Count: > 0 } unknown)
        {
            throw new FormatException($"{given} names pictures that there are not: {string.Join(", ", unknown)}.");
        }

        return new Marks(right.Count, [.. right.OrderBy(r => r.Key).Where(r => !IsRight(r.Key, r.Value)).Select(r => Invariant(r.Key, r.Value))]);

        bool IsRight(int number, string name) => string.Equals(said.GetValueOrDefault(number), name, StringComparison.OrdinalIgnoreCase);
        string Invariant(int number, string name) => string.Create(CultureInfo.InvariantCulture, $"{number}: {name}, taken for {said.GetValueOrDefault(number, "nothing")}");
    }

    private static async Task<Dictionary<int, string>> ReadLinesAsync(string path, CancellationToken cancellationToken)
    {
        var read = new Dictionary<int, string>();
        foreach (var line in await File.ReadAllLinesAsync(path, cancellationToken))
        {
            if (string.IsNullOrWhiteSpace(line)) continue;
            var parts = line.Trim().Split(' ', 2, StringSplitOptions.TrimEntries);
            if (parts.Length < 2 || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number) || !read.TryAdd(number, parts[1]))
            {
                throw new FormatException($"{path}: '{line}' is no \"number name\", or its number was there before.");
            }
        }

        return read;
    }
}
