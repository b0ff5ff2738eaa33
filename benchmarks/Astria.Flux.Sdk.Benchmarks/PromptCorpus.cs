using System.Runtime.CompilerServices;
using Astria.Flux.Prompts;

namespace Astria.Flux.Benchmarks;

/// <summary>The prompts to measure with: <c>../shared/data/prompts</c> beside the project where there is one, else the project's own.</summary>
internal static class PromptCorpus
{
    public static string[] All() => [.. Directory.GetFiles(Folder(), "*.txt").SelectMany(File.ReadLines).Where(line => line.Length > 0)];

    /// <summary>Those in which the linter finds nothing.</summary>
    public static string[] Clean(PromptLinter linter) => [.. All().Where(prompt => linter.Lint(prompt).IsClean)];

    private static string Folder([CallerFilePath] string thisFile = "")
    {
        var root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "../.."));
        var beside = Path.Combine(root, "../shared/data/prompts");
        return Directory.Exists(beside) ? beside : Path.Combine(root, "tests/Corpus/gold");
    }
}
