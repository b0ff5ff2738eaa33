namespace Astria.Flux.Tools.ModelQuiz;

/// <summary>
/// Which names to offer beside a right one. A list in sections ("# animals", as in tools/TrainBaseModel/pictures.txt) makes a hard quiz: a red
/// apple stands among strawberries, cherries and tomatoes, and its colour alone gives nothing away.
/// </summary>
internal sealed class Kin
{
    private readonly List<List<string[]>> _sections = [];

    /// <summary>Reads a list in sections: "picture: name, another name" a line, a blank line between sections.</summary>
    public static async Task<Kin> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var kin = new Kin();
        var section = new List<string[]>();
        foreach (var line in await File.ReadAllLinesAsync(path, cancellationToken))
        {
            if (string.IsNullOrWhiteSpace(line)) kin._sections.Add(section = []);
            else if (line[0] != '#' && line.Split(':') is [_, var names]) section.Add(names.Split(',', StringSplitOptions.TrimEntries));
        }

        return kin;
    }

    /// <summary>So many other things of the name's own section, by chance; where it is too small, of the others too.</summary>
    public IEnumerable<string> Of(string name, int count, Random random)
    {
        var own = _sections.Find(section => section.Exists(names => names.Contains(name)))
            ?? throw new FormatException($"'{name}' is in no section of the list.");
        string[] near = Others(own);
        string[] far = Others(_sections.Where(section => section != own).SelectMany(section => section));
        random.Shuffle(near);
        random.Shuffle(far);
        return near.Concat(far).Take(count);

        string[] Others(IEnumerable<string[]> entries) => [.. entries.Where(names => !names.Contains(name)).Select(names => names[0])];
    }
}
