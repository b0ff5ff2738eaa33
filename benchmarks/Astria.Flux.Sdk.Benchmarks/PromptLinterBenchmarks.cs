using System.Text.RegularExpressions;
using Astria.Flux.Prompts;
using BenchmarkDotNet.Attributes;

namespace Astria.Flux.Benchmarks;

/// <summary>What linting costs, for a clean prompt and for one with findings. The baselines are the expressions people write.</summary>
public partial class PromptLinterBenchmarks
{
    private const string Clean =
        "<lora:123:0.8> ohwx man on a weathered pier at dawn, low sun behind him, looking out over calm water, wearing a navy pea coat and a wool scarf, "
        + "soft mist on the far shore (pale gold), a sign that says \"NO FISHING\", 35mm film, shallow depth of field, warm light";

    private const string Faulty =
        "((ohwx man)) on a weathered pier at dawn, no hat, without glasses, (low sun:1.3) behind him, looking out over calm water, not smiling, "
        + "soft mist on the far shore (pale gold), 35mm film, shallow depth of field, (warm light:1.2), no text, no watermark";

    private string _prompt = Clean;

    [Params(true, false)]
    public bool IsClean { get; set; }

    [GlobalSetup]
    public void Choose() => _prompt = IsClean ? Clean : Faulty;

    [Benchmark(Baseline = true, Description = "regex: weights")]
    public int WeightRegex() => Weights().Count(_prompt);

    [Benchmark(Description = "regex: negation cues")]
    public int CueRegex() => Cues().Count(_prompt);

    [Benchmark(Description = "PromptLinter, span")]
    public int Lint() => PromptLinter.Default.Lint(_prompt.AsSpan()).Count;

    [Benchmark(Description = "PromptLinter, with fixes applied")]
    public string Fix() => PromptLinter.Default.Lint(_prompt).ApplyFixes();

    [GeneratedRegex(@"\([^()]*:[\d.]+\)|\(\(.*?\)\)", RegexOptions.CultureInvariant)]
    private static partial Regex Weights();

    [GeneratedRegex(@"\b(no|not|never|without|nobody|nothing|none|neither|cannot|lacking|devoid of|free (of|from)|\w+n['’]t)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Cues();
}
