using Astria.Flux.Prompts;
using Astria.Flux.Prompts.Rules;

namespace Astria.Flux.Tests.Prompts.Rules;

/// <summary>A phrase is looked for only where a word of it is known to the vocabulary: one that is written into a rule and not there would never be found.</summary>
internal sealed class PhraseTableTests
{
    private static readonly PromptLinter Linter = new(FluxPromptRules.All);

    private static IEnumerable<string> QualityTags => QualityTagRule.Phrases.Phrases;

    private static IEnumerable<TestCaseData> Conflicts =>
        FluxPromptRules.All.OfType<ConflictRule>().SelectMany(rule =>
        {
            var (left, right) = (rule.Left.Phrases.ToList(), rule.Right.Phrases.ToList());
            return left.Select(phrase => (phrase, right[0])).Concat(right.Select(phrase => (left[0], phrase))).Select(pair => new TestCaseData(rule.Descriptor.Id, pair.Item1, pair.Item2));
        });

    [TestCaseSource(nameof(QualityTags))]
    public void Every_quality_tag_is_found_as_a_whole(string tag)
    {
        var text = $"a cat in a garden, {tag}, soft light";

        Linter.Lint(text).Diagnostics.Where(diagnostic => diagnostic.RuleId == "FLX401").Select(diagnostic => text.Substring(diagnostic.Span.Start, diagnostic.Span.Length)).Should().Equal(tag);
    }

    [TestCaseSource(nameof(Conflicts))]
    public void Every_phrase_of_a_conflict_is_found(string rule, string left, string right) =>
        Linter.Lint($"a man, {left}, {right}").Diagnostics.Should().Contain(diagnostic => diagnostic.RuleId == rule);
}
