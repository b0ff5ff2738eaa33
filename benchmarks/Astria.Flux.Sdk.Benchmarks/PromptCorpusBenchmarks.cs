using System.Text.RegularExpressions;
using Astria.Flux.Prompts;
using Astria.Flux.Prompts.Rules;
using BenchmarkDotNet.Attributes;

namespace Astria.Flux.Benchmarks;

/// <summary>All rules over a whole corpus, and over its clean prompts; beside them, over the same text, the expressions people write instead.</summary>
/// <remarks>The corpus is the project's own, <c>tests/Corpus/gold</c>, or the folder that the environment variable FLUX_CORPUS names.</remarks>
public class PromptCorpusBenchmarks
{
    private const RegexOptions Options = RegexOptions.Compiled | RegexOptions.CultureInvariant;

    // The scanner of AUTOMATIC1111's prompt_parser.py, alternative by alternative.
    private static readonly Regex A1111 = new(@"\\\(|\\\)|\\\[|\\\]|\\\\|\\|\(|\[|:\s*([+-]?[.\d]+)\s*\)|\)|\]|[^\\()\[\]:]+|:", Options);

    private static readonly Regex Cues = new(
        @"\b(no|not|never|without|w/o|nobody|no one|nothing|none|neither|nor|cannot|lacks|lacking|devoid of|free of|free from|absent|avoid|exclude|instead of|rather than|\w+n['’]t)\b",
        Options | RegexOptions.IgnoreCase);

    private static readonly PromptLinter Linter = new(FluxPromptRules.All);

    private string[] _prompts = [];

    /// <summary>Which prompts.</summary>
    [Params("clean", "all")]
    public string Prompts { get; set; } = "clean";

    /// <summary>How many prompts were read.</summary>
    public int Count => _prompts.Length;

    [GlobalSetup]
    public void Tell()
    {
        Read();
        Console.WriteLine($"// {Prompts}: {_prompts.Length} prompts, {_prompts.Average(prompt => prompt.Length):F0} characters each");
    }

    /// <summary>Reads the prompts.</summary>
    public void Read()
    {
        string[] all = [.. Directory.GetFiles(Folder(), "*.txt").SelectMany(File.ReadLines).Where(line => line.Length > 0)];
        _prompts = Prompts == "all" ? all : [.. all.Where(prompt => PromptLinter.Default.Lint(prompt).IsClean)];
    }

    [Benchmark(Baseline = true, Description = "one pass of Regex(Compiled), A1111's tokens")]
    public int Tokens() => Matches(A1111);

    [Benchmark(Description = "one pass of Regex(Compiled), negation cues")]
    public int NegationCues() => Matches(Cues);

    [Benchmark(Description = "PromptLinter.Default, every prompt by its span")]
    public int Lint()
    {
        var found = 0;
        foreach (var prompt in _prompts)
            found += PromptLinter.Default.Lint(prompt.AsSpan()).Count;
        return found;
    }

    [Benchmark(Description = "PromptLinter, hints too")]
    public int LintWithHints()
    {
        var found = 0;
        foreach (var prompt in _prompts)
            found += Linter.Lint(prompt.AsSpan()).Count;
        return found;
    }

    private int Matches(Regex expression)
    {
        var found = 0;
        foreach (var prompt in _prompts)
        {
            foreach (var match in expression.EnumerateMatches(prompt))
                found += match.Length > 0 ? 1 : 0;
        }

        return found;
    }

    private static string Folder() => Environment.GetEnvironmentVariable("FLUX_CORPUS") ?? Repository.PathOf("tests/Corpus/gold");
}
