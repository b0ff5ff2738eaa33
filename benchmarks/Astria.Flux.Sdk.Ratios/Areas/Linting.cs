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
            yield return new($"{kind} prompts of the corpus", "`Regex(Compiled)`, A1111's weight tokens alone", () => corpus.Tokens(), "all rules", () => corpus.Lint());
            yield return new($"{kind} prompts of the corpus", "`Regex(Compiled)`, negation cues alone", () => corpus.NegationCues(), "all rules", () => corpus.Lint());
        }
    }
}
