namespace Astria.Flux.Tests.Prompts.Rules;

/// <summary>Reads the pages under <c>docs/rules</c>.</summary>
internal static class RulePages
{
    public static string Read(string id) => File.ReadAllText(Repository.PathOf($"docs/rules/{id}.md"));

    /// <summary>The lines of a section's code block.</summary>
    public static IEnumerable<string> Cases(string id, string section)
    {
        var lines = Read(id).Split('\n');
        var start = Array.IndexOf(lines, $"## {section}");
        return start < 0 ? [] : lines.Skip(start + 3).TakeWhile(line => line != "```").Select(Decode);
    }

    private static string Decode(string line) =>
        line.Replace("⏎", "\n", StringComparison.Ordinal).Replace("␣zwsp␣", "\u200b", StringComparison.Ordinal).Replace("␣bom␣", "\ufeff", StringComparison.Ordinal);
}
