using Astria.Flux.Prompts;
using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Rules;

namespace Astria.Flux.Tests.Prompts.Rules;

/// <summary>Signs that T5 lacks, where they stand in a row, and where they mean something to somebody else.</summary>
public sealed class UnknownCharacterRuleTests
{
    private static readonly PromptLinter Linter = new(FluxPromptRules.All.Where(rule => rule.Descriptor.Id == "FLX702"));

    [TestCase("a cat ~ ~ ~ a dog", "a cat a dog")]
    [TestCase("~ a cat `", "a cat")]
    [TestCase("\\frac{a}{b} on a board", "frac a b on a board")]
    [TestCase("a } cat, { a dog", "a cat, a dog")]
    [TestCase("{ return x; } on a screen", "return x; on a screen")]
    [TestCase("{ do { x; } again; } on a screen", "do x; again; on a screen")]
    public void Signs_are_removed_with_the_blanks_that_would_stand_twice(string prompt, string repaired) => Linter.Lint(prompt).ApplyFixes().Should().Be(repaired);

    [TestCase("a cat 😀😀, a dog", "a cat, a dog")]
    [TestCase("猫 on a mat", "on a mat")]
    [TestCase("x^2 on a board", "x 2 on a board")]
    public void What_may_say_something_is_only_suggested(string prompt, string suggested)
    {
        Linter.Lint(prompt).ApplyFixes().Should().Be(prompt);
        Linter.Lint(prompt).ApplyFixes(PromptFixKind.Suggestion).Should().Be(suggested);
    }

    [TestCase("猫")]
    [TestCase("~ ^ `")]
    public void Nothing_is_removed_where_nothing_would_be_left(string prompt) => Linter.Lint(prompt).ApplyFixes(PromptFixKind.Suggestion).Should().Be(prompt);

    [TestCase("^Negative prompt: text, logo")]
    [TestCase("BREAK ^ ~")]
    public void All_repairs_together_leave_something(string prompt) =>
        new PromptLinter(FluxPromptRules.All).Lint(prompt).ApplyFixes().Should().NotBeNullOrWhiteSpace();

    [TestCase("{ \"scene\": \"a street at dusk\", \"mood\": \"calm\" }")]
    [TestCase("a {red|blue} lamp, {{glow}} and ${colour}")]
    public void Braces_that_mean_something_cost_no_memory(string prompt)
    {
        Lint(prompt);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var found = Lint(prompt);

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().Be(0);
        found.Should().Be(0);

        static int Lint(string prompt)
        {
            var found = 0;
            for (var i = 0; i < 100; i++)
                found += Linter.Lint(prompt.AsSpan()).Count;
            return found;
        }
    }
}
