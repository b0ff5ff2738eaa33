using Astria.Flux.Prompts;
using Astria.Flux.Prompts.Options;
using CsCheck;

namespace Astria.Flux.Tests.Prompts.Options;

internal sealed class LintMarkerTests
{
    [TestCase("a (red:1.3) car, no hat # flux-lint: ignore", "")]
    [TestCase("a (red:1.3) car, no hat # flux-lint: ignore FLX201", "FLX101")]
    [TestCase("a (red:1.3) car, no hat #flux-lint:ignore flx101,FLX201", "")]
    [TestCase("a (red:1.3) car, no hat\n# FLUX-LINT: Ignore negation ", "FLX101")]
    [TestCase("a (red:1.3) car, no hat # flux-lint: ignore FLX999", "FLX101 FLX201")]
    public void A_marker_at_the_end_keeps_rules_quiet(string prompt, string expected) =>
        string.Join(' ', PromptLinter.Default.Lint(prompt).Diagnostics.Select(diagnostic => diagnostic.RuleId)).Should().Be(expected);

    [TestCase("a car, no hat # flux-lint: ignored")]
    [TestCase("a car, no hat # flux-lint: ignore FLX201 (really)")]
    [TestCase("a car, no hat# flux-lint: ignore")]
    [TestCase("# flux-lint: ignore\na car, no hat #f2f0ed")]
    public void Anything_else_is_part_of_the_prompt(string prompt)
    {
        PromptLinter.Default.Lint(prompt).IsClean.Should().BeFalse();
        LintMarker.RemoveFrom(prompt).Should().BeSameAs(prompt);
    }

    [Test]
    public void A_marker_is_taken_off_with_the_blanks_before_it() =>
        LintMarker.RemoveFrom("a man, no hat  # flux-lint: ignore FLX201").Should().Be("a man, no hat");

    [Test]
    public void A_fix_keeps_the_marker() =>
        PromptLinter.Default.Lint("a (red:1.3) car, no hat # flux-lint: ignore FLX201").ApplyFixes().Should().Be("a red car, no hat # flux-lint: ignore FLX201");

    [Test]
    public void Any_text_can_be_asked_for_its_marker() =>
        Gen.String[Gen.Char["#flux-int:gore 0\ud83d\n"], 0, 60].Sample(text => LintMarker.RemoveFrom(text).Length <= text.Length);
}
