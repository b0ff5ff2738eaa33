using System.Text.Json;

namespace Astria.Flux.MutationRun;

/// <summary>One change of the code: where, of which kind, from what to what.</summary>
internal sealed record Mutant(int Id, string Source, int Line, string Kind, string Original, string Replacement)
{
    public static IReadOnlyList<Mutant> ReadAll(string file) => [.. File.ReadLines(file).Select(line => JsonSerializer.Deserialize<Mutant>(line)!)];

    public static void WriteAll(string file, IEnumerable<Mutant> mutants) => File.WriteAllLines(file, mutants.Select(mutant => JsonSerializer.Serialize(mutant)));

    public override string ToString() => FormattableString.Invariant($"{Source}:{Line} {Kind}: {OneLine(Original)} → {OneLine(Replacement)}");

    private static string OneLine(string code) => string.Join(' ', code.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
