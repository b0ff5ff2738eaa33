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
        var empty = new List<string>();
        foreach (var name in named.Count == 0 ? [StandardInput] : named)
        {
            var path = terminal.PathOf(name);
            if (name == StandardInput && inputs.Any(input => input.Path is null)) throw new WrongUseException("standard input can be read only once.");
            else if (name == StandardInput) inputs.Add(new(null, null, kind ?? PromptFileKind.Text));
            else if (File.Exists(path)) inputs.Add(new(name, path, kind ?? PromptFileKinds.Of(name)));
            else if (!Directory.Exists(path)) missing.Add(name);
            else if (InFolder(name, path).ToList() is { Count: > 0 } found) inputs.AddRange(found);
            else empty.Add(name);
        }

        if (missing.Count > 0) throw new WrongUseException($"there is no file or folder {string.Join(", ", missing)}.");
        string[] notes = [.. empty.Select(name => $"there are no prompts in the folder {name}: no file in it ends in {string.Join(", ", PromptFileKinds.Endings)}.")];
        // Who wanted to lint something must not take nothing for clean.
        if (inputs.Count == 0) throw new WrongUseException(string.Join('\n', notes));
        foreach (var note in notes) terminal.Tell(note);
        return kind is not null && named.Count > 0 && named.All(name => Directory.Exists(terminal.PathOf(name)))
            ? throw new WrongUseException("--as is for files and standard input; the files of a folder are what their endings say.")
            : inputs;
    }

    // Each file of a folder is what its own name says.
    private static IEnumerable<LintInput> InFolder(string name, string path) =>
        PromptFileKinds.In(path).Select(file => new LintInput($"{name.TrimEnd('/', '\\')}/{file}", System.IO.Path.Combine(path, file), PromptFileKinds.Of(file)));
}
