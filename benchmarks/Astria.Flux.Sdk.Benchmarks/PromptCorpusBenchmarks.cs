using Astria.Flux.Prompts;
using Astria.Flux.Prompts.Rules;
using BenchmarkDotNet.Attributes;

namespace Astria.Flux.Benchmarks;

/// <summary>All rules over a whole corpus, and over its clean prompts; beside them, over the same text, the expressions people write instead.</summary>
public class PromptCorpusBenchmarks
{
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
    public void Read() => _prompts = Prompts == "all" ? PromptCorpus.All() : PromptCorpus.Clean(PromptLinter.Default);

    [Benchmark(Baseline = true, Description = "one pass of Regex(Compiled), A1111's tokens")]
    public int Tokens() => PromptRivals.Count(PromptRivals.Tokens, _prompts);

    [Benchmark(Description = "one pass of Regex(Compiled), negation cues")]
    public int NegationCues() => PromptRivals.Count(PromptRivals.Cues, _prompts);

    [Benchmark(Description = "PromptLinter.Default, every prompt by its span")]
    public int Lint()
    {
        var found = 0;
        foreach (var prompt in _prompts)
            found += PromptLinter.Default.Lint(prompt.AsSpan()).Count;
        return found;
    }

    [Benchmark(Description = "PromptLinter.Default, every prompt by its string")]
    public int LintStrings()
    {
        var found = 0;
        foreach (var prompt in _prompts)
            found += PromptLinter.Default.Lint(prompt).Diagnostics.Count;
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

    [Benchmark(Description = "PromptLinter.Default, every message and fix read")]
    public int LintAndRead()
    {
        var read = 0;
        foreach (var prompt in _prompts)
        {
            foreach (var diagnostic in PromptLinter.Default.Lint(prompt).Diagnostics)
                read += diagnostic.Message.Length + (diagnostic.Fix?.Edits.Count ?? 0);
        }

        return read;
    }
}
