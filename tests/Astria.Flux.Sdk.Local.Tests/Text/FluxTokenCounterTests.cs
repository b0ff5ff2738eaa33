using System.Text.Json;
using Astria.Flux.Local.Tests.Golden;
using Astria.Flux.Local.Text;
using Astria.Flux.Prompts;
using Astria.Flux.Prompts.Rules;
using Astria.Flux.Prompts.Syntax;
using Astria.Flux.Prompts.Tokens;
using CsCheck;

namespace Astria.Flux.Local.Tests.Text;

internal sealed class FluxTokenCounterTests
{
    private static readonly FluxTokenCounter Counter = FluxTokenCounter.Open(GoldenData.PathOf("t5like_unigram.model"));

    [Test]
    public void It_counts_the_references_tokens_with_the_marks_of_each_encoder()
    {
        foreach (var (text, ids) in Cases("t5like_unigram_tokens.json")) Counter.Count(TextEncoder.T5, text).Should().Be(ids, text);
        foreach (var (text, ids) in Cases("clip_bpe_tokens.json")) Counter.Count(TextEncoder.Clip, text).Should().Be(ids + 2, text);
    }

    [Test]
    public void It_counts_any_text_at_all() => Gen.String.Sample(text =>
    {
        Counter.Count(TextEncoder.T5, text).Should().BePositive();
        Counter.Count(TextEncoder.Clip, text).Should().BeGreaterThanOrEqualTo(2);
    });

    [Test]
    public void The_linter_tells_the_exact_count_of_a_prompt_that_is_too_long()
    {
        var prompt = string.Concat(Enumerable.Repeat("red apple, ", 400));
        var profile = PromptProfile.RawFluxDev with { TokenCounter = Counter };

        var lint = new PromptLinter(FluxPromptRules.All, profile).Lint(prompt);

        Counter.IsExact.Should().BeTrue();
        lint.Diagnostics.Should().Contain(diagnostic => diagnostic.Message.Contains($"The prompt has {Counter.Count(TextEncoder.T5, prompt)} tokens", StringComparison.Ordinal));
    }

    [Test]
    public void A_file_that_is_no_tokenizer_is_refused() =>
        FluentActions.Invoking(() => FluxTokenCounter.Open(GoldenData.PathOf("schedules.json"))).Should().Throw<WeightsException>().WithMessage("*schedules.json*");

    [TestCase("", "spiece.model")]
    [TestCase("tokenizer_2", "spiece.model")]
    public void A_folder_with_the_tokenizer_will_do(string folder, string file)
    {
        var model = Directory.CreateTempSubdirectory("flux-tokenizer-").FullName;
        Directory.CreateDirectory(Path.Combine(model, folder));
        File.Copy(GoldenData.PathOf("t5like_unigram.model"), Path.Combine(model, folder, file));

        FluxTokenCounter.Open(model).Count(TextEncoder.T5, "red apple").Should().Be(Counter.Count(TextEncoder.T5, "red apple"));

        Directory.Delete(model, recursive: true);
    }

    [Test]
    public void A_folder_without_one_is_refused_with_what_was_looked_for()
    {
        var folder = Directory.CreateTempSubdirectory("flux-tokenizer-").FullName;

        FluentActions.Invoking(() => FluxTokenCounter.Open(folder)).Should().Throw<IOException>().WithMessage($"*{folder}*spiece.model*tokenizer.json*tokenizer_2*");

        Directory.Delete(folder);
    }

    private static List<(string Text, int Ids)> Cases(string file)
    {
        using var cases = JsonDocument.Parse(File.ReadAllText(GoldenData.PathOf(file)));
        return [.. cases.RootElement.EnumerateArray().Select(one => (one.GetProperty("text").GetString()!, one.GetProperty("ids").GetArrayLength()))];
    }
}
