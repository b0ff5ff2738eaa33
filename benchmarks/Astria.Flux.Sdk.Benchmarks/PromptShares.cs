using System.Globalization;
using Astria.Flux.Prompts;
using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Rules;
using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Benchmarks;

/// <summary>Where a lint's time goes: the expressions people write instead, the scan, each rule and all of them, in turns in one process and by its processor time,
/// so that a busy machine slows all alike.</summary>
internal static class PromptShares
{
    private const int WarmUps = 30;
    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(20);

    /// <summary>Prints, for each, nanoseconds a prompt, allocated bytes, and how many times the cue expression takes as long.</summary>
    /// <param name="rounds">How many turns each has.</param>
    /// <param name="eachRule">Whether each rule is measured by itself, too.</param>
    public static void Run(int rounds, bool eachRule)
    {
        var sides = Sides(eachRule);
        var times = sides.Select(_ => new double[rounds]).ToArray();
        var bytes = new double[sides.Count];
        for (var round = -WarmUps; round < rounds; round++)
        {
            for (var side = 0; side < sides.Count; side++)
            {
                if (round < 0)
                    sides[side].Pass();
                else
                    (times[side][round], bytes[side]) = TakeTurn(sides[side]);
            }
        }

        for (var side = 0; side < sides.Count; side++)
        {
            var (median, least) = (Median(times[side]), times[side].Min());
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{sides[side].Name,-38} {median,7:F0} ns (least {least,7:F0}) {bytes[side],6:F0} B   cues x {Median(times[0]) / median,5:F2} (least {times[0].Min() / least,5:F2})"));
        }
    }

    private static (double Nanoseconds, double Bytes) TakeTurn(Side side)
    {
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var started = Environment.CpuUsage.TotalTime;
        TimeSpan used;
        var passes = 0;
        do
        {
            side.Pass();
            passes++;
            used = Environment.CpuUsage.TotalTime - started;
        }
        while (used < Turn);
        double prompts = (double)passes * side.Prompts;
        return (used.TotalNanoseconds / prompts, (GC.GetAllocatedBytesForCurrentThread() - allocated) / prompts);
    }

    private static List<Side> Sides(bool eachRule)
    {
        var all = PromptCorpus.All();
        var clean = PromptCorpus.Clean(PromptLinter.Default);
        PromptLinter everything = new(FluxPromptRules.All);
        var cleanToAll = PromptCorpus.Clean(everything);
        PromptLinter none = new([]);
        List<Side> sides =
        [
            new("all: cue expression", all.Length, () => PromptRivals.Count(PromptRivals.Cues, all)),
            new("all: common cues expression", all.Length, () => PromptRivals.Count(PromptRivals.CommonCues, all)),
            new("all: A1111's token expression", all.Length, () => PromptRivals.Count(PromptRivals.Tokens, all)),
            new("all: scan", all.Length, () => Scan(all)),
            new("all: no rules", all.Length, () => Lint(none, all)),
            new("all: PromptLinter.Default", all.Length, () => Lint(PromptLinter.Default, all)),
            new("all: PromptLinter.Default, by string", all.Length, () => LintStrings(PromptLinter.Default, all)),
            new("all: every rule, hints too", all.Length, () => Lint(everything, all)),
            new("all: every rule, by string", all.Length, () => LintStrings(everything, all)),
            new("all: Default, messages, fixes read", all.Length, () => Read(PromptLinter.Default, all)),
            new("clean: cue expression", clean.Length, () => PromptRivals.Count(PromptRivals.Cues, clean)),
            new("clean: A1111's token expression", clean.Length, () => PromptRivals.Count(PromptRivals.Tokens, clean)),
            new("clean: scan", clean.Length, () => Scan(clean)),
            new("clean: PromptLinter.Default", clean.Length, () => Lint(PromptLinter.Default, clean)),
            new("clean to every rule: cue expression", cleanToAll.Length, () => PromptRivals.Count(PromptRivals.Cues, cleanToAll)),
            new("clean to every rule: every rule", cleanToAll.Length, () => Lint(everything, cleanToAll)),
        ];
        if (eachRule)
            sides.AddRange(FluxPromptRules.All.Select(rule => (rule.Descriptor.Id, Linter: new PromptLinter([rule]))).Select(one => new Side("all: " + one.Id, all.Length, () => Lint(one.Linter, all))));
        return sides;
    }

    private static int Scan(string[] prompts)
    {
        var words = 0;
        foreach (var prompt in prompts)
        {
            using var text = PromptText.Scan(prompt);
            words += text.WordCount;
        }

        return words;
    }

    private static int Lint(PromptLinter linter, string[] prompts)
    {
        var found = 0;
        foreach (var prompt in prompts)
            found += linter.Lint(prompt.AsSpan()).Count;
        return found;
    }

    private static int LintStrings(PromptLinter linter, string[] prompts)
    {
        var found = 0;
        foreach (var prompt in prompts)
            found += linter.Lint(prompt).Diagnostics.Count;
        return found;
    }

    private static int Read(PromptLinter linter, string[] prompts)
    {
        var read = 0;
        foreach (var prompt in prompts)
        {
            foreach (PromptDiagnostic diagnostic in linter.Lint(prompt).Diagnostics)
                read += diagnostic.Message.Length + (diagnostic.Fix?.Edits.Count ?? 0);
        }

        return read;
    }

    private static double Median(double[] values) => values.Order().ElementAt(values.Length / 2);

    private sealed record Side(string Name, int Prompts, Func<int> Pass);
}
