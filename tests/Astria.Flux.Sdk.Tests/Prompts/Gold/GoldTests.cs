namespace Astria.Flux.Tests.Prompts.Gold;

/// <summary>How well the linter tells negatives and weights from everything that looks like them, on prompts labelled by hand.</summary>
/// <remarks>By default on the project's own set under <c>tests/Corpus/gold</c>, and on a development set beside the project where there is one;
/// on the file that <c>FLUX_LINT_GOLD</c> names instead, when it is set.</remarks>
internal sealed class GoldTests
{
    private const string Variable = "FLUX_LINT_GOLD";
    private const double Negation = 0.97;
    private const double Weighting = 0.98;
    private const double MostSilentRows = 0.01;

    public static IEnumerable<string> Sets()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named)
            return [named];
        var beside = Repository.PathOf("../shared/data/lint/gold-dev.jsonl");
        return File.Exists(beside) ? [Repository.PathOf("tests/Corpus/gold"), beside] : [Repository.PathOf("tests/Corpus/gold")];
    }

    [TestCaseSource(nameof(Sets))]
    public void The_linter_reaches_its_targets(string set)
    {
        string[] files = Directory.Exists(set) ? [.. Directory.GetFiles(set, "*.txt").Order(StringComparer.Ordinal)] : [set];

        GoldScore score = new(files.SelectMany(GoldRow.Read));

        TestContext.Out.WriteLine(score);
        score.Negation.Precision.Should().BeGreaterThanOrEqualTo(Negation);
        score.Negation.Recall.Should().BeGreaterThanOrEqualTo(Negation);
        score.Negation.Precision.Should().BeGreaterThan(score.CueExpression.Precision).And.BeGreaterThan(score.CommonCueExpression.Precision);
        score.Weighting.Precision.Should().BeGreaterThanOrEqualTo(Weighting);
        score.Weighting.Recall.Should().BeGreaterThanOrEqualTo(Weighting);
        score.NetworkTags.Precision.Should().Be(1);
        score.NetworkTags.Recall.Should().Be(1);
        score.SilentRate.Should().BeLessThanOrEqualTo(MostSilentRows);
    }

    [Test]
    public void The_projects_own_set_is_large() =>
        Directory.GetFiles(Repository.PathOf("tests/Corpus/gold"), "*.txt").SelectMany(GoldRow.Read).Select(row => row.Text).Distinct().Should().HaveCountGreaterThan(600);

    [Test]
    public void A_score_counts_what_is_missed_and_what_is_wrong()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, "a man, ⟦n:no hat⟧, ⟦n:bareheaded⟧\na car, no roof\n⟦l:<lora:1:1>⟧ a ⟦w:(red:1.3)⟧ car\n");

        GoldScore score = new(GoldRow.Read(file));

        File.Delete(file);
        (score.Negation.Precision, score.Negation.Recall).Should().Be((0.5, 0.5));
        (score.Weighting.Precision, score.NetworkTags.Recall, score.SilentRate).Should().Be((1, 1, 1));
    }
}
