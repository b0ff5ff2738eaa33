namespace Astria.Flux.Local.Text.Tokenizers;

/// <summary>Knows what T5's tokenizer is called where FLUX.1 is published.</summary>
internal static class T5TokenizerFiles
{
    /// <summary>The folder that holds it, among FLUX.1's others.</summary>
    public const string Folder = "tokenizer_2";

    private static readonly string[] Names = ["spiece.model", "tokenizer.json"];

    /// <summary>The tokenizer that lies in a folder itself.</summary>
    /// <returns><see langword="null"/> when there is none.</returns>
    public static string? In(string folder) => Names.Select(name => Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    /// <summary>The tokenizer that a path names: the file itself, its folder, or that of a whole FLUX.1.</summary>
    /// <exception cref="FileNotFoundException">There is none; the message says what was looked for.</exception>
    public static string Find(string path)
    {
        if (!Directory.Exists(path)) return File.Exists(path) ? path : throw new FileNotFoundException($"There is no file or folder {path}.", path);
        return In(Path.Combine(path, Folder)) ?? In(path)
            ?? throw new FileNotFoundException($"There is no T5 tokenizer in {path}: neither {string.Join(" nor ", Names)}, nor a folder {Folder} with one.", path);
    }
}
