using Astria.Flux.Benchmarks;

namespace Astria.Flux.Ratios.Areas;

/// <summary>All rules over a corpus of prompts, against one pass of a compiled regular expression for one of them.</summary>
internal static class Linting
{
    public static IEnumerable<Contest> Contests()
    {
        foreach (var kind in (string[])["clean", "all"])
        {
            var corpus = new PromptCorpusBenchmarks { Prompts = kind };
            corpus.Read();
            var work = $"{corpus.Count} prompts, {(kind == "all" ? "clean and faulty" : "all clean")}";
            yield return new(work, "`Regex(Compiled)`, A1111's weight tokens alone", () => corpus.Tokens(), "all rules", () => corpus.Lint(), corpus.Count);
            yield return new(work, "`Regex(Compiled)`, all negation cues", () => corpus.NegationCues(), "all rules", () => corpus.Lint(), corpus.Count);
        }
    }
}
