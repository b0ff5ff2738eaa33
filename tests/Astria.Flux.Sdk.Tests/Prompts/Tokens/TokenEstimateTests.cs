using System.Globalization;
using Astria.Flux.Prompts.Tokens;

namespace Astria.Flux.Tests.Prompts.Tokens;

/// <summary>The estimate against T5's own vocabulary, on the project's own prompts, which it was not fitted to: <c>t5-counts.tsv</c> has the number of tokens of each, its end included, by the
/// unigram model of T5 v1.1 (Apache-2.0).</summary>
internal sealed class TokenEstimateTests
{
    private const int Long = 100;

    [Test]
    public void A_sentence_is_estimated_within_15_percent_of_what_T5_reads_on_average() => Errors(tokens => tokens < Long).Average(Math.Abs).Should().BeLessThan(0.15);

    [Test]
    public void A_long_prompt_is_estimated_within_10_percent_on_average() => Errors(tokens => tokens >= Long).Average(Math.Abs).Should().BeLessThan(0.1);

    [Test]
    public void The_estimate_is_neither_high_nor_low() => Errors(_ => true).Average().Should().BeInRange(-0.05, 0.05);

    [TestCase("", 1)]
    [TestCase("a", 3)]
    [TestCase("house", 2)]
    [TestCase("photorealistic", 4)]
    [TestCase("a house, a photorealistic house", 11)]
    public void Words_of_one_letter_and_of_many_take_more_than_one_token(string text, int tokens) =>
        TokenEstimate.Instance.Count(TextEncoder.T5, text).Should().BeCloseTo(tokens, 1);

    private static double[] Errors(Func<int, bool> isMeant)
    {
        var counts = File.ReadLines(Repository.PathOf("tests/Astria.Flux.Sdk.Tests/Prompts/Tokens/t5-counts.tsv"))
            .Select(line => line.Split('\t'))
            .Select(fields => (Tokens: int.Parse(fields[0], CultureInfo.InvariantCulture), Text: fields[1]))
            .Where(row => isMeant(row.Tokens))
            .ToArray();
        counts.Should().NotBeEmpty();
        return [.. counts.Select(row => (TokenEstimate.Instance.Count(TextEncoder.T5, row.Text) - row.Tokens) / (double)row.Tokens)];
    }
}
