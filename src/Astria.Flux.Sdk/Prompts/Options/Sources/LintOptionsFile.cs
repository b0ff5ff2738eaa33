using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Rules;

namespace Astria.Flux.Prompts.Options.Sources;

/// <summary>Finds and reads <c>.fluxlint.json</c>, the lint options of a folder and those below it.</summary>
/// <remarks>The nearest file holds, alone; files further up add nothing.</remarks>
public static class LintOptionsFile
{
    /// <summary>The file's name.</summary>
    public const string Name = ".fluxlint.json";

    /// <summary>Looks for the file beside a file or in a folder, and upward from there.</summary>
    /// <param name="path">A file or a folder; it need not exist.</param>
    /// <returns>The path of the nearest one; <see langword="null"/> when there is none.</returns>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    public static string? Find(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var full = Path.GetFullPath(path);
        for (var folder = Directory.Exists(full) ? full : Path.GetDirectoryName(full); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            var candidate = Path.Combine(folder, Name);
            if (File.Exists(candidate))
                return candidate;
        }

        return null;
    }

    /// <summary>Reads a file; ids must be those of the built-in rules.</summary>
    /// <param name="path">The file, as <see cref="LintOptionsJson"/> has it.</param>
    /// <returns>The options.</returns>
    /// <exception cref="IOException">The file can't be read.</exception>
    /// <exception cref="FormatException">It is no JSON object; the message names the file, and says where and why.</exception>
    /// <exception cref="FluxPolicyException">A setting makes no sense; the message names the file, and lists every fault with its place.</exception>
    public static PromptLintOptions Load(string path) => Load(path, FluxPromptRules.All);

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file, as <see cref="LintOptionsJson"/> has it.</param>
    /// <param name="rules">The rules there are, an app's own among them.</param>
    /// <returns>The options.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="IOException">The file can't be read.</exception>
    /// <exception cref="FormatException">It is no JSON object; the message names the file, and says where and why.</exception>
    /// <exception cref="FluxPolicyException">A setting makes no sense; the message names the file, and lists every fault with its place.</exception>
    public static PromptLintOptions Load(string path, IReadOnlyList<PromptRule> rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return Directory.Exists(path)
            ? throw new IOException($"{path} is a folder; lint options are a file, such as {Path.Combine(path, Name)}.")
            : LintOptionsJson.Parse(File.ReadAllText(path), rules, path);
    }
}
