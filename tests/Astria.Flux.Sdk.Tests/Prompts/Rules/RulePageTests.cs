using System.Text;
using Astria.Flux.Prompts;
using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Rules;

namespace Astria.Flux.Tests.Prompts.Rules;

/// <summary>The rules' pages are their tests: what a page marks is found, what it leaves alone is left alone, and repairs come out as it says.</summary>
public sealed class RulePageTests
{
    // These need a request's facts or hundreds of words, which no page holds.
    private static readonly string[] TestedElsewhere = ["FLX204", "FLX301", "FLX302", "FLX304", "FLX405"];

    private static readonly PromptLinter Linter = new(FluxPromptRules.All);

    public static IEnumerable<string> Ids => FluxPromptRules.All.Select(rule => rule.Descriptor.Id);

    [TestCaseSource(nameof(Ids))]
    public void Every_rule_has_a_page_that_names_it(string id)
    {
        var rule = FluxPromptRules.All.Single(rule => rule.Descriptor.Id == id).Descriptor;

        RulePages.Read(id).Should().StartWith($"# {id}: {rule.Title}\n\n{rule.DefaultSeverity}, {rule.Category}.");
    }

    [TestCaseSource(nameof(Ids))]
    public void Every_rule_has_a_positive_and_a_negative_case(string id)
    {
        Assume.That(TestedElsewhere, Does.Not.Contain(id));

        RulePages.Cases(id, "Found").Should().NotBeEmpty();
        RulePages.Cases(id, "Left alone").Should().NotBeEmpty();
    }

    [TestCaseSource(nameof(Found))]
    [TestCaseSource(nameof(LeftAlone))]
    public void Exactly_what_is_marked_is_found(string id, string marked)
    {
        var prompt = PromptVerifier.Strip(marked);
        var found = new StringBuilder(prompt);
        foreach (var diagnostic in Linter.Lint(prompt).Diagnostics.Where(diagnostic => diagnostic.RuleId == id).Reverse())
            found.Insert(diagnostic.Span.End, "|]").Insert(diagnostic.Start, "[|");

        found.ToString().Should().Be(marked);
    }

    [TestCaseSource(nameof(Repaired))]
    public void Repairs_come_out_as_the_page_says(string id, string change)
    {
        var (before, after) = (change.Split(" ⇒ ")[0], change.Split(" ⇒ ")[1]);
        PromptLinter linter = new(FluxPromptRules.All.Where(rule => rule.Descriptor.Id == id));

        linter.Lint(before).ApplyFixes(PromptFixKind.Safe).Should().Be(after);
    }

    [TestCaseSource(nameof(Suggested))]
    public void Suggestions_come_out_as_the_page_says(string id, string change)
    {
        var (before, after) = (change.Split(" ⇒ ")[0], change.Split(" ⇒ ")[1]);
        PromptLinter linter = new(FluxPromptRules.All.Where(rule => rule.Descriptor.Id == id));

        linter.Lint(before).ApplyFixes(PromptFixKind.Suggestion).Should().Be(after);
    }

    [TestCaseSource(nameof(Alternatives))]
    public void Alternatives_come_out_as_the_page_says(string id, string change)
    {
        var (before, after) = (change.Split(" ⇒ ")[0], change.Split(" ⇒ ")[1]);
        PromptLinter linter = new(FluxPromptRules.All.Where(rule => rule.Descriptor.Id == id));

        var fixes = linter.Lint(before).Diagnostics.SelectMany(diagnostic => diagnostic.Fix?.Alternatives ?? []);

        fixes.Select(fix => Apply(before, fix)).DefaultIfEmpty("none").First().Should().Be(after);
    }

    private static string Apply(string prompt, PromptFix fix) =>
        fix.Edits.Reverse().Aggregate(prompt, (text, edit) => text[..edit.Span.Start] + edit.Replacement + text[edit.Span.End..]);

    [Test]
    public void The_list_of_pages_names_every_rule() =>
        RulePages.Read("README").Should().ContainAll(FluxPromptRules.All.Select(rule => $"| [{rule.Descriptor.Id}]({rule.Descriptor.Id}.md) | {rule.Descriptor.Title} |"));

    public static IEnumerable<object[]> Found() => Cases("Found");

    public static IEnumerable<object[]> LeftAlone() => Cases("Left alone");

    public static IEnumerable<object[]> Repaired() => Cases("Repaired");

    public static IEnumerable<object[]> Suggested() => Cases("Suggested");

    public static IEnumerable<object[]> Alternatives() => Cases("Alternatives");

    private static IEnumerable<object[]> Cases(string section) =>
        Ids.SelectMany(id => RulePages.Cases(id, section).Select(text => new object[] { id, text }));
}
