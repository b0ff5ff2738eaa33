using Astria.Flux.Prompts;
using Astria.Flux.Prompts.Options;
using Astria.Flux.Prompts.Output;
using Astria.Flux.Prompts.Rules;
using CsCheck;

namespace Astria.Flux.Tests.Prompts.Output;

internal sealed class LintTextTests
{
    // Letters T5 doesn't know are what the columns are about, not a finding.
    private static readonly PromptLinter Linter = PromptLinter.Create(FluxPromptRules.All, PromptLintOptions.Default.Without("FLX303", "FLX702"));

    [Test]
    public void A_finding_is_shown_with_its_place_carets_and_fix() => Format("a (red:1.3) car", "cars.txt", 3).Should().MatchRegex("""
        ^cars\.txt:3:3: warning FLX101: .+
          a \(red:1\.3\) car
            \^\^\^\^\^\^\^\^\^
          fix: .+
        $
        """.ReplaceLineEndings("\n"));

    [Test]
    public void Other_ways_to_repair_it_follow_the_first_the_best_first() => Format("a portrait of a man in a park, no hat").Should().EndWith("""
          fix: Remove the negative
          or: Say 'bareheaded, hair visible' instead

        """.ReplaceLineEndings("\n"));

    [Test]
    public void Clean_prompts_say_nothing() => Format("a red car on a road at dusk").Should().BeEmpty();

    [TestCase("日本 (red:1.3) car", 5)]
    [TestCase("\U0001F600 (red:1.3) car", 3)]
    [TestCase("e\u0301 (red:1.3) car", 2)]
    [TestCase("a\t(red:1.3) car", 2)]
    public void Carets_stand_under_the_words_whatever_is_before_them(string prompt, int cells) =>
        Format(prompt).Split('\n')[2].Should().Be($"  {new string(' ', cells)}{new string('^', 9)}");

    [Test]
    public void A_long_prompt_is_cut_to_what_fits_a_terminal()
    {
        var lines = Format($"{new string('a', 500)} (red:1.3) {new string('b', 500)}").Split('\n');

        lines[1].Should().HaveLength(2 + 1 + 96 + 1).And.StartWith("  …aaa").And.EndWith("bbb…");
        lines[1].Substring(lines[2].IndexOf('^', StringComparison.Ordinal), 9).Should().Be("(red:1.3)");
    }

    [Test]
    public void Of_a_prompt_of_several_lines_the_one_with_the_finding_is_shown() =>
        Format("a man\nin a (red:1.3) car\nsmiling").Should().StartWith("2:6: warning").And.Contain("\n  in a (red:1.3) car\n       ^^^^^^^^^\n");

    [Test]
    public void Colours_are_there_when_asked_for_and_no_control_of_the_prompt_gets_through()
    {
        const string Prompt = "a \u001b[31m man, no \u0007hat";

        Format(Prompt, colors: true).Should().Contain("\u001b[33m");
        Format(Prompt).Should().NotContainAny("\u001b", "\u0007");
    }

    [Test]
    public void Any_text_can_be_shown() =>
        Gen.String[Gen.Char["(red:1.3) no,\ud83d\ude00\n\t\0日"], 0, 200].Sample(text => _ = Format(text));

    private static string Format(string prompt, string? file = null, int line = 1, bool colors = false) =>
        LintText.Format(new(Linter.Lint(prompt)) { File = file, Line = line }, colors);
}
