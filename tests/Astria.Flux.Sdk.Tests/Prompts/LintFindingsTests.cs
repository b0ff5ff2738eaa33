using Astria.Flux.Prompts;
using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Rules;
using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Tests.Prompts;

internal sealed class LintFindingsTests
{
    private const string Prompt = "a man, no hat, ((red)) car";

    [Test]
    public void Words_that_are_read_later_are_those_of_the_prompt_as_it_was()
    {
        var characters = Prompt.ToCharArray();
        var found = PromptLinter.Default.Lint(characters.AsSpan());
        Array.Clear(characters);

        found.Select(diagnostic => (diagnostic.RuleId, diagnostic.Message.Contains("'no hat'", StringComparison.Ordinal), diagnostic.Fix!.Title))
            .Should().Equal(("FLX201", true, "Remove the negative"), ("FLX102", false, "Remove the brackets"));
    }

    [Test]
    public void A_rule_of_an_app_is_asked_once_and_keeps_its_place_among_ours()
    {
        CountingRule mine = new();
        var found = new PromptLinter([.. FluxPromptRules.All, mine]).Lint(Prompt).Diagnostics;

        found.Select(diagnostic => $"{diagnostic.RuleId} {diagnostic.Message}").Should().Contain("MY1 number 1").And.Contain(text => text.StartsWith("FLX102 FLUX has no emphasis", StringComparison.Ordinal));
        mine.Calls.Should().Be(1);
    }

    [Test]
    public void A_severity_that_drops_findings_leaves_the_others_their_words()
    {
        var linter = PromptLinter.Create(FluxPromptRules.All, new() { MinimumSeverity = PromptSeverity.Warning });

        linter.Lint("masterpiece, a man, no hat, 8k, ((red)) car").Diagnostics.Select(diagnostic => diagnostic.Message[..20])
            .Should().Equal("FLUX does no negativ", "FLUX has no emphasis");
    }

    [Test]
    public void Findings_at_the_same_place_come_in_the_order_in_which_they_were_reported() =>
        new PromptLinter(FluxPromptRules.All).Lint("a cat on a roof in the rain", new PromptFacts { NegativePrompt = "dog", UsesWeightedPrompts = true }).Diagnostics
            .Select(diagnostic => diagnostic.Message[..24]).Should().Equal("FLUX ignores the request", "FLUX ignores use_lpw, fo");

    [Test]
    public void The_same_finding_is_equal_to_itself_and_a_changed_copy_keeps_the_rest()
    {
        var found = PromptLinter.Default.Lint(Prompt).Diagnostics;

        found[0].Should().Be(found[0] with { Severity = found[0].Severity }).And.NotBe(found[1]);
        (found[0] with { Message = "mine" }).Fix.Should().BeSameAs(found[0].Fix);
        (found[0] with { Fix = null }).Message.Should().Be(found[0].Message);
    }

    [Test]
    public void Many_findings_stay_in_order()
    {
        var found = PromptLinter.Default.Lint(string.Concat(Enumerable.Repeat("((red)) car with no wheels. ", 40))).Diagnostics;

        found.Should().HaveCountGreaterThan(64).And.BeInAscendingOrder(diagnostic => diagnostic.Start);
        found.Should().AllSatisfy(diagnostic => diagnostic.Message.Should().NotBeNullOrEmpty());
    }

    private sealed class CountingRule() : PromptRule(new("MY1", "Mine", PromptRuleCategory.Custom, PromptSeverity.Warning))
    {
        public int Calls { get; private set; }

        public override void Check(ref PromptRuleContext context) => context.Report(new(8, 3), $"number {++Calls}");
    }
}
