using Astria.Flux.Prompts;
using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Rules;
using Astria.Flux.Prompts.Syntax;
using Astria.Flux.Prompts.Tokens;

namespace Astria.Flux.Tests.Prompts.Rules;

/// <summary>Rules that look at the request, or at hundreds of words.</summary>
public sealed class RuleFactsTests
{
    private static readonly PromptLinter Linter = new(FluxPromptRules.All);

    [Test]
    public void A_negative_prompt_field_is_found()
    {
        Ids("a cat in a park", new PromptFacts { NegativePrompt = "text" }).Should().Equal("FLX204");
        Ids("a cat in a park", new() { UsesWeightedPrompts = true }).Should().Equal("FLX204");
        Ids("a cat in a park", new()).Should().BeEmpty();
    }

    [Test]
    public void Clearing_the_negative_prompt_changes_the_request_and_not_the_text()
    {
        var lint = Linter.Lint("a cat in a park", new PromptFacts { NegativePrompt = "text" });

        lint.Settings.Should().Equal(new PromptSetting("negative_prompt", string.Empty));
        lint.ApplyFixes().Should().BeSameAs(lint.Prompt);
    }

    [Test]
    public void A_negative_prompt_field_is_fine_where_true_guidance_is_paid_for_and_a_negative_in_the_prompt_is_not()
    {
        PromptLinter linter = new(FluxPromptRules.All, PromptProfile.FluxTrueGuidance);

        linter.Lint("a cat in a park", new PromptFacts { NegativePrompt = "text" }).IsClean.Should().BeTrue();
        linter.Lint("a cat in a park, no hat", new PromptFacts { NegativePrompt = "text" }).Diagnostics.Should().ContainSingle().Which.RuleId.Should().StartWith("FLX2");
    }

    [Test]
    public void A_missing_trigger_word_is_found_and_its_place_suggested()
    {
        PromptFacts facts = new() { TriggerWord = "ohwx" };

        Ids("a man in a park", facts).Should().Equal("FLX405");
        Ids("ohwx man in a park", facts).Should().BeEmpty();
        Linter.Lint("<lora:1:1> man in a park", facts).ApplyFixes(PromptFixKind.Suggestion).Should().Be("<lora:1:1> ohwx man in a park");
    }

    [Test]
    public void An_editing_instruction_is_fine_with_a_picture() => Ids("Remove the logo from the shirt", new() { HasInputImage = true }).Should().BeEmpty();

    [TestCase(600, "FLX301")]
    [TestCase(320, "FLX304")]
    [TestCase(100, "FLX302")]
    public void Long_prompts_are_found(int words, string id) => Ids(Prose(words), new()).Should().Contain(id);

    [TestCase(100, "FLX301")]
    [TestCase(100, "FLX304")]
    [TestCase(20, "FLX302")]
    public void Shorter_ones_are_not(int words, string id) => Ids(Prose(words), new()).Should().NotContain(id);

    [Test]
    public void The_profile_says_where_the_cut_falls()
    {
        PromptLinter schnell = new(FluxPromptRules.All, PromptProfile.RawFluxSchnell);

        schnell.Lint(Prose(300)).Diagnostics.Should().Contain(diagnostic => diagnostic.RuleId == "FLX301" && diagnostic.Start > 100 && diagnostic.Span.End == Prose(300).Length);
        Ids(Prose(300), new()).Should().NotContain("FLX301");
    }

    [Test]
    public void An_exact_counter_takes_the_place_of_the_estimate()
    {
        PromptLinter linter = new(FluxPromptRules.All, PromptProfile.AstriaFlux with { TokenCounter = new LetterCounter(), T5TokenLimit = 10 });

        linter.Lint(Prose(20)).Diagnostics.Should().Contain(diagnostic => diagnostic.RuleId == "FLX301" && !diagnostic.Message.Contains("about", StringComparison.Ordinal));
    }

    [Test]
    public void A_profile_that_weighs_and_fills_in_leaves_that_alone()
    {
        PromptLinter linter = new(FluxPromptRules.All, PromptProfile.Permissive);

        linter.Lint("((cat)), (red:1.3) {a|b} [c:d:0.5] on a mat in a __place__").IsClean.Should().BeTrue();
        linter.Lint("a cat, no hat, on a mat").Diagnostics.Should().ContainSingle();
    }

    [Test]
    public void Flags_become_request_options() =>
        Linter.Lint("a cat in a park --ar 16:9 --seed 12").Settings.Select(setting => $"{setting.Name}={setting.Value}").Should().Equal("aspect_ratio=16:9", "seed=12");

    [Test]
    public void Flags_that_are_fields_by_now_become_settings() =>
        Linter.Lint("a cat in a park --video --video_model seedance_480p --video_prompt \"it walks\" --duration 5").Diagnostics.Where(diagnostic => diagnostic.RuleId == "FLX110b")
            .SelectMany(diagnostic => diagnostic.Fix!.Settings).Select(setting => $"{setting.Name}={setting.Value}")
            .Should().Equal("video_model=seedance_480p", "video_prompt=it walks", "video_duration=5");

    private static IEnumerable<string> Ids(string prompt, PromptFacts facts) => Linter.Lint(prompt, facts).Diagnostics.Select(diagnostic => diagnostic.RuleId);

    private static string Prose(int words) => string.Join(' ', Enumerable.Range(0, words).Select(i => i % 7 == 3 ? "beside" : i % 2 == 0 ? "the" : $"house{i % 5}".Substring(0, 5) + (char)('a' + i % 26)));

    private sealed class LetterCounter : ITokenCounter
    {
        public bool IsExact => true;

        public int Count(TextEncoder encoder, ReadOnlySpan<char> text) => text.Length;
    }
}
