using Astria.Flux.Prompts;
using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Options;
using Astria.Flux.Prompts.Rules;
using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Tests.Prompts.Options;

internal sealed class PromptLintOptionsTests
{
    private const string Prompt = "a (red:1.3) car, no hat";

    [Test]
    public void Without_options_every_rule_has_its_own_severity() =>
        Found(PromptLintOptions.Default).Should().Equal(("FLX101", PromptSeverity.Warning), ("FLX201", PromptSeverity.Warning));

    [Test]
    public void A_rule_can_matter_more_or_less() =>
        Found(PromptLintOptions.Default.With("flx101", PromptSeverity.Error).With("FLX201", PromptSeverity.Information))
            .Should().Equal(("FLX101", PromptSeverity.Error), ("FLX201", PromptSeverity.Information));

    [Test]
    public void A_category_can_be_switched_off_and_a_rule_of_it_kept() =>
        Found(PromptLintOptions.Default.With(PromptRuleCategory.ForeignSyntax, null).With(PromptRuleCategory.Negation, null).With("FLX201", PromptSeverity.Error))
            .Should().Equal(("FLX201", PromptSeverity.Error));

    [Test]
    public void What_is_below_the_minimum_is_not_reported() =>
        Found(PromptLintOptions.Default.With("FLX101", PromptSeverity.Hint) with { MinimumSeverity = PromptSeverity.Warning })
            .Should().Equal(("FLX201", PromptSeverity.Warning));

    [Test]
    public void A_rule_that_is_off_does_not_run() =>
        PromptLinter.Create(FluxPromptRules.All, PromptLintOptions.Default.Without("FLX201")).Rules.Should().NotContain(rule => rule.Descriptor.Id == "FLX201");

    [Test]
    public void Fixes_of_a_rule_that_is_off_are_not_applied() =>
        PromptLinter.Create(FluxPromptRules.All, PromptLintOptions.Default.Without("FLX201")).Lint(Prompt).ApplyFixes().Should().Be("a red car, no hat");

    [Test]
    public void Rules_keep_quiet_for_one_call()
    {
        var result = PromptLinter.Default.Lint(Prompt, ["flx201", "FLX999"]);

        result.Diagnostics.Select(diagnostic => diagnostic.RuleId).Should().Equal("FLX101");
        result.ApplyFixes().Should().Be("a red car, no hat");
        PromptLinter.Default.Lint(Prompt).Diagnostics.Should().HaveCount(2);
    }

    [Test]
    public void Options_are_not_changed_by_making_others_of_them()
    {
        _ = PromptLintOptions.Default.With("FLX101", null).With(PromptRuleCategory.Style, PromptSeverity.Error);

        PromptLintOptions.Default.Rules.Should().BeEmpty();
        PromptLintOptions.Default.Categories.Should().BeEmpty();
    }

    [Test]
    public void Every_profile_of_the_library_can_be_named()
    {
        var profiles = typeof(PromptProfile).GetProperties(System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.Static)
            .Where(property => property.PropertyType == typeof(PromptProfile)).Select(property => property.GetValue(null));

        PromptProfiles.All.Should().BeEquivalentTo(profiles);
    }

    private static IEnumerable<(string, PromptSeverity)> Found(PromptLintOptions options) =>
        PromptLinter.Create(FluxPromptRules.All, options).Lint(Prompt).Diagnostics.Select(diagnostic => (diagnostic.RuleId, diagnostic.Severity));
}
