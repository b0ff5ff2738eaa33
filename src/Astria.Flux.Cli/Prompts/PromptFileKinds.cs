namespace Astria.Flux.Cli.Prompts;

/// <summary>Knows files of prompts by their names.</summary>
internal static class PromptFileKinds
{
    /// <summary>What people call the kinds.</summary>
    public static readonly string[] Names = ["text", "jsonl", "csv"];

    // Captions lie beside the photos of a training set as .txt or .caption.
    private static readonly string[] TextEndings = [".txt", ".caption", ".prompt"];
    private static readonly string[] JsonEndings = [".jsonl", ".ndjson"];
    private static readonly string[] CsvEndings = [".csv", ".tsv"];

    /// <summary>The endings of files that are looked for in folders.</summary>
    public static readonly string[] Endings = [.. TextEndings, .. JsonEndings, .. CsvEndings];

    /// <summary>What a file is by its ending; text for an ending that says nothing.</summary>
    /// <exception cref="WrongUseException">It is a whole JSON document, which has no place for prompts that everybody knows.</exception>
    public static PromptFileKind Of(string path)
    {
        var ending = Path.GetExtension(path);
        if (Has([".json"], ending))
            throw new WrongUseException($"{path}: a .json file isn't read. Prompts in JSON stand one object a line, {{\"text\":\"…\"}}, in a file that ends in {string.Join(" or ", JsonEndings)}; 'jq -c .[]' makes such lines of a list.");
        return Has(JsonEndings, ending) ? PromptFileKind.JsonLines : Has(CsvEndings, ending) ? PromptFileKind.Csv : PromptFileKind.Text;
    }

    public static PromptFileKind? Named(string? name) => name is null ? null : (PromptFileKind)Array.FindIndex(Names, known => known.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The files of prompts in a folder and the folders in it, in the order of their paths. Hidden ones are left alone, links are not followed.</summary>
    public static IEnumerable<string> In(string folder)
    {
        var how = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint };
        return Directory.EnumerateFiles(folder, "*", how)
            .Where(path => Has(Endings, Path.GetExtension(path)))
            .Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);
    }

    private static bool Has(IEnumerable<string> endings, string ending) => endings.Contains(ending, StringComparer.OrdinalIgnoreCase);
}
