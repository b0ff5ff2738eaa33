using System.Text.Json;

namespace Astria.Flux.MutationRun;

/// <summary>One change of the code that Stryker made, from its JSON report.</summary>
internal sealed record Mutant(int Id, string Source, int Line, string Kind, string Replacement)
{
    /// <summary>The mutants that are in the assembly: neither filtered out nor impossible to compile.</summary>
    public static IReadOnlyList<Mutant> ReadAll(string report)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(report));
        return
        [
            .. from file in document.RootElement.GetProperty("files").EnumerateObject()
               from mutant in file.Value.GetProperty("mutants").EnumerateArray()
               where mutant.GetProperty("status").GetString() is not ("Ignored" or "CompileError")
               select new Mutant(
                   int.Parse(mutant.GetProperty("id").GetString()!, System.Globalization.CultureInfo.InvariantCulture),
                   file.Name.Replace('\\', '/'),
                   mutant.GetProperty("location").GetProperty("start").GetProperty("line").GetInt32(),
                   mutant.GetProperty("mutatorName").GetString()!,
                   mutant.TryGetProperty("replacement", out var replacement) ? replacement.GetString() ?? string.Empty : string.Empty)
        ];
    }

    public override string ToString() => FormattableString.Invariant($"{string.Join('/', Source.Split('/')[^2..])}:{Line} {Kind} → {Replacement.ReplaceLineEndings(" ")}");
}
