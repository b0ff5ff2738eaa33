namespace Astria.Flux.Cli.Prompts;

/// <summary>Knows files of prompts by their names.</summary>
internal static class PromptFileKinds
{
    /// <summary>What people call the kinds.</summary>
    public static readonly string[] Names = ["text", "jsonl", "csv"];

    // Captions lie beside the photos of a training set as .txt or .caption.
    private static readonly string[] TextEndings = [".txt", ".caption", ".prompt"];
    private static readonly string[] CsvEndings = [".csv", ".tsv"];

    public static PromptFileKind Of(string path)
    {
        var ending = Path.GetExtension(path);
        return Has([".jsonl"], ending) ? PromptFileKind.JsonLines : Has(CsvEndings, ending) ? PromptFileKind.Csv : PromptFileKind.Text;
    }

    public static PromptFileKind? Named(string? name) => name is null ? null : (PromptFileKind)Array.FindIndex(Names, known => known.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The files of prompts in a folder and the folders in it, in the order of their paths. Hidden ones are left alone, links are not followed.</summary>
    public static IEnumerable<string> In(string folder)
    {
        var how = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint };
        return Directory.EnumerateFiles(folder, "*", how)
            .Where(path => Has([.. TextEndings, ".jsonl", .. CsvEndings], Path.GetExtension(path)))
            .Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);
    }

    private static bool Has(IEnumerable<string> endings, string ending) => endings.Contains(ending, StringComparer.OrdinalIgnoreCase);
}
