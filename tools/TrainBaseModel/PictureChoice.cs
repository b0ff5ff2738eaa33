namespace Astria.Flux.Tools.TrainBaseModel;

/// <summary>A picture chosen for training, and what it may be called; the first name is its usual one.</summary>
internal sealed record PictureChoice(string Slug, IReadOnlyList<string> Captions)
{
    /// <summary>The list the bundled model was trained on, which says by what rule it was made.</summary>
    public static string DefaultList => Path.Combine(AppContext.BaseDirectory, "pictures.txt");

    /// <summary>Reads a list: "picture: caption, another" a line; # begins a comment.</summary>
    /// <exception cref="FormatException">Lines that are none, each named.</exception>
    public static IReadOnlyList<PictureChoice> ReadList(string path)
    {
        var choices = new List<PictureChoice>();
        var faults = new List<string>();
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            if (line.Length == 0 || line[0] == '#') continue;
            var parts = line.Split(':', StringSplitOptions.TrimEntries);
            string[] captions = parts.Length == 2 ? parts[1].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) : [];
            if (captions.Length > 0) choices.Add(new PictureChoice(parts[0], captions));
            else faults.Add($"line {number}, '{line}'");
        }

        return faults.Count == 0 && choices.Count > 0
            ? choices
            : throw new FormatException($"{path} is no list of pictures (\"picture: caption, another caption\"): {(faults.Count == 0 ? "it is empty" : string.Join("; ", faults))}.");
    }
}
