namespace Astria.Flux.Tests;

/// <summary>Reads the golden tables: comma-separated, texts with commas in double quotes.</summary>
internal static class CsvRows
{
    public static IReadOnlyList<string[]> Read(string file) =>
        [.. File.ReadLines(Path.Combine(TestContext.CurrentContext.TestDirectory, "Data", file)).Select(Split)];

    /// <summary>The rows of the survey itself that the copy doesn't have, where the survey lies beside the project.</summary>
    public static IReadOnlyList<string[]> ReadShared(string file, IReadOnlyList<string[]> copy)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Astria.Flux.Sdk.sln"))) folder = folder.Parent;
        if (folder is null) return [];
        var shared = Path.Combine(folder.FullName, "..", "shared", "data", file);
        return File.Exists(shared) ? [.. File.ReadLines(shared).Select(Split).Where(row => !copy.Any(known => known.SequenceEqual(row)))] : [];
    }

    private static string[] Split(string line)
    {
        var cells = new List<string>();
        var cell = new System.Text.StringBuilder();
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '"' && quoted && i + 1 < line.Length && line[i + 1] == '"') cell.Append(line[i++]);
            else if (line[i] == '"') quoted = !quoted;
            else if (line[i] == ',' && !quoted)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else cell.Append(line[i]);
        }

        return [.. cells, cell.ToString()];
    }
}
