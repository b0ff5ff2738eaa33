using Astria.Flux.Prompts;

namespace Astria.Flux.Tests.Prompts.Rules;

/// <summary>What may be seen instead of what an instruction keeps out.</summary>
public sealed class RewritesTests
{
    [TestCase("a cat, avoid blurry background", "everything in focus from front to back")]
    [TestCase("a cat, no blurred background", "everything in focus from front to back")]
    [TestCase("a cat, no cluttered background", "plain uncluttered backdrop")]
    [TestCase("a cat, no background", "plain seamless studio backdrop")]
    [TestCase("a cat. Do not add text.", "plain unmarked surface")]
    [TestCase("a street. Don't include any people.", "deserted")]
    [TestCase("a street. You must not show cars.", "pedestrian street")]
    public void The_thing_that_is_kept_out_is_looked_up(string prompt, string instead) =>
        PromptLinter.Default.Lint(prompt).Diagnostics.Single(diagnostic => diagnostic.RuleId == "FLX201").Message.Should().EndWith($"such as '{instead}'.");

    [TestCase("a cat. Do not add text.", "a cat. plain unmarked surface.")]
    [TestCase("a street, don't include any people", "a street, deserted")]
    public void It_is_offered_in_the_place_of_the_instruction(string prompt, string rewritten)
    {
        var edit = PromptLinter.Default.Lint(prompt).Diagnostics.Single(diagnostic => diagnostic.RuleId == "FLX201").Fix!.Alternatives[0].Edits.Single();

        (prompt[..edit.Span.Start] + edit.Replacement + prompt[edit.Span.End..]).Should().Be(rewritten);
    }

    [TestCase("a man who does not add up")]
    [TestCase("she does not look at the camera")]
    public void What_is_no_instruction_to_draw_is_not(string prompt) =>
        (PromptLinter.Default.Lint(prompt).Diagnostics.Single(diagnostic => diagnostic.RuleId == "FLX201").Fix?.Alternatives ?? []).Should().BeEmpty();
}
