using Astria.Flux.Cli.Prompts;
using Astria.Flux.Cli.Terminals;

namespace Astria.Flux.Cli.Lint;

/// <summary>Something to lint: a file, or standard input.</summary>
/// <param name="Name">What reports call it; <see langword="null"/> for standard input.</param>
/// <param name="Path">Where it is; <see langword="null"/> for standard input.</param>
/// <param name="Kind">How its prompts are written down.</param>
internal sealed record LintInput(string? Name, string? Path, PromptFileKind Kind)
{
    private const string StandardInput = "-";

    /// <summary>What messages call it.</summary>
    public string Title => Name ?? "standard input";

    /// <summary>Finds what a user named: files, folders with all in them, <c>-</c>; nothing is standard input.</summary>
    public static IReadOnlyList<LintInput> Find(Terminal terminal, IReadOnlyList<string> named, PromptFileKind? kind)
    {
        // Beside a folder an empty name is the folder: a script's unset variable would rewrite all that is in it.
        if (named.Any(string.IsNullOrWhiteSpace))
            throw new WrongUseException("a file's name is empty; '.' is the current folder, '-' standard input.");
        var inputs = new List<LintInput>();
        var missing = new List<string>();
        foreach (var name in named.Count == 0 ? [StandardInput] : named)
        {
            var path = terminal.PathOf(name);
            if (name == StandardInput) inputs.Add(new(null, null, kind ?? PromptFileKind.Text));
            else if (File.Exists(path)) inputs.Add(new(name, path, kind ?? PromptFileKinds.Of(name)));
            else if (Directory.Exists(path)) inputs.AddRange(InFolder(name, path));
            else missing.Add(name);
        }

        return missing.Count == 0 ? inputs : throw new WrongUseException($"there is no file or folder {string.Join(", ", missing)}.");
    }

    // Each file of a folder is what its own name says.
    private static IEnumerable<LintInput> InFolder(string name, string path) =>
        PromptFileKinds.In(path).Select(file => new LintInput($"{name.TrimEnd('/', '\\')}/{file}", System.IO.Path.Combine(path, file), PromptFileKinds.Of(file)));
}
