using System.Globalization;

namespace Astria.Flux.MutationRun.Trying;

/// <summary>A file with a line for each outcome; the last one of a mutant counts.</summary>
internal sealed class Results(string file)
{
    public const string Survived = "survived";
    public const string NotReached = "unreached";

    public IReadOnlyDictionary<int, string> Read() => (File.Exists(file) ? File.ReadLines(file) : []).Select(line => line.Split(' ', 3))
        .GroupBy(words => int.Parse(words[0], CultureInfo.InvariantCulture), words => words[1]).ToDictionary(lines => lines.Key, lines => lines.Last());

    public void Killed(Mutant mutant, string by) => Append(mutant, $"killed by {by}");

    public void Write(Mutant mutant, string outcome) => Append(mutant, $"{outcome} {mutant}");

    private void Append(Mutant mutant, string text) => File.AppendAllText(file, string.Create(CultureInfo.InvariantCulture, $"{mutant.Id} {text}\n"));
}
