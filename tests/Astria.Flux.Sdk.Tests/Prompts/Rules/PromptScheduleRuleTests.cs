using Astria.Flux.Prompts;

namespace Astria.Flux.Tests.Prompts.Rules;

internal sealed class PromptScheduleRuleTests
{
    [TestCase("a [cat (small):dog:0.5] in a park", "a cat (small) in a park", TestName = "A bracket within the first arm is part of it")]
    [TestCase("a [cat (small:dog:0.5] in) a park", "a cat (small in) a park", TestName = "A bracket that is closed behind the schedule does not hide the end of the first arm")]
    public void The_first_arm_is_kept(string prompt, string kept) =>
        PromptLinter.Default.Lint(prompt).Diagnostics.Single(diagnostic => diagnostic.RuleId == "FLX108").Fix!.Edits
            .Reverse().Aggregate(prompt, (text, edit) => text.Remove(edit.Span.Start, edit.Span.Length).Insert(edit.Span.Start, edit.Replacement))
            .Should().Be(kept);
}
