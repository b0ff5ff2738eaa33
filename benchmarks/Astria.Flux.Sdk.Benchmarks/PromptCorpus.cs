using Astria.Flux.Prompts;

namespace Astria.Flux.Benchmarks;

/// <summary>The prompts to measure with: the folder that the environment variable FLUX_CORPUS names, <c>../shared/data/prompts</c> beside the project where there is one, else the project's own.</summary>
internal static class PromptCorpus
{
    public static string[] All() => [.. Directory.GetFiles(Folder(), "*.txt").SelectMany(File.ReadLines).Where(line => line.Length > 0)];

    /// <summary>Those in which the linter finds nothing.</summary>
    public static string[] Clean(PromptLinter linter) => [.. All().Where(prompt => linter.Lint(prompt).IsClean)];

    private static string Folder()
    {
        if (Environment.GetEnvironmentVariable("FLUX_CORPUS") is { Length: > 0 } named) return named;
        var beside = Repository.PathOf("../shared/data/prompts");
        return Directory.Exists(beside) ? beside : Repository.PathOf("tests/Corpus/gold");
    }
}
