using Astria.Flux.Prompts;
using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Rules;
using Astria.Flux.Prompts.Syntax;
using CsCheck;

namespace Astria.Flux.Tests.Prompts;

public sealed class PromptLinterTests
{
    [Test]
    public void Findings_come_from_left_to_right() =>
        PromptLinter.Default.Lint("no hat, ((cat)), (red:1.3) car").Diagnostics.Select(diagnostic => diagnostic.RuleId)
            .Should().Equal("FLX201", "FLX102", "FLX101");

    [Test]
    public void A_clean_prompt_is_clean()
    {
        var lint = PromptLinter.Default.Lint("<lora:123:0.8> ohwx man (in a park), \"NO ENTRY\" sign");

        lint.IsClean.Should().BeTrue();
        lint.ApplyFixes().Should().BeSameAs(lint.Prompt);
    }

    [Test]
    public void Any_text_is_linted_without_an_error_and_spans_lie_within_it() =>
        PromptGen.Text.Sample(prompt => PromptLinter.Default.Lint(prompt).Diagnostics.All(diagnostic =>
            diagnostic.Start >= 0 && diagnostic.Length > 0 && diagnostic.Span.End <= prompt.Length
            && (diagnostic.Fix?.Edits.All(edit => edit.Span.Start >= 0 && edit.Span.End <= prompt.Length) ?? true)));

    [Test]
    public void Fixing_twice_changes_nothing_more() =>
        PromptGen.Text.Sample(prompt =>
        {
            var once = PromptLinter.Default.Lint(prompt).ApplyFixes();
            return PromptLinter.Default.Lint(once).ApplyFixes() == once;
        });

    [Test]
    public void Fixing_adds_nothing_but_blanks() =>
        PromptGen.Text.Sample(prompt =>
        {
            var repaired = PromptLinter.Default.Lint(prompt).ApplyFixes();
            var position = 0;
            foreach (var character in repaired.Where(character => character != ' '))
            {
                position = prompt.IndexOf(character, position) + 1;
                if (position == 0)
                    return false;
            }

            return repaired.Length <= prompt.Length;
        });

    [Test]
    public void Fixing_never_leaves_nothing_of_something() =>
        PromptGen.Text.Where(prompt => !string.IsNullOrWhiteSpace(prompt)).Sample(prompt =>
            !string.IsNullOrWhiteSpace(PromptLinter.Default.Lint(prompt).ApplyFixes()));

    [TestCase("embedding:easynegative")]
    [TestCase("BREAK ,")]
    [TestCase("~Negative prompt: text, logo")]
    [TestCase("((Negative prompt: text))")]
    [TestCase("masterpiece, BREAK, 8k")]
    public void Repairs_that_together_leave_nothing_are_not_made(string prompt)
    {
        foreach (var linter in (PromptLinter[])[PromptLinter.Default, new(FluxPromptRules.All)])
        {
            foreach (var mostDaring in Enum.GetValues<PromptFixKind>())
                linter.Lint(prompt).ApplyFixes(mostDaring).Should().NotBeNullOrWhiteSpace();
        }
    }

    [Test]
    public void A_clean_prompt_allocates_nothing()
    {
        const string Prompt = "<lora:123:0.8> ohwx man on a pier at dawn (low sun), looking north, a sign that says \"NO FISHING\", warm light, film grain, 35mm";
        Lint();
        var before = GC.GetAllocatedBytesForCurrentThread();

        var found = Lint();

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().Be(0);
        found.Should().Be(0);

        static int Lint()
        {
            var found = 0;
            for (var i = 0; i < 100; i++)
                found += PromptLinter.Default.Lint(Prompt.AsSpan()).Count;
            return found;
        }
    }

    [Test]
    public void A_target_that_understands_weights_and_negatives_is_left_alone()
    {
        var linter = new PromptLinter(FluxPromptRules.All, new() { Name = "weighing", UnderstandsWeights = true, UnderstandsNegation = true });

        linter.Lint("((cat)), (red:1.3), no hat").IsClean.Should().BeTrue();
    }

    [Test]
    public void Rules_of_ones_own_run_beside_the_built_in_ones()
    {
        PromptLinter linter = new([.. FluxPromptRules.All, new WordRule("APP1", "moist")]);

        linter.Lint("a moist cake, no cream").Diagnostics.Select(diagnostic => (diagnostic.RuleId, diagnostic.Severity, diagnostic.Start, diagnostic.Length))
            .Should().Equal(("APP1", PromptSeverity.Error, 2, 5), ("FLX201", PromptSeverity.Warning, 14, 8));
    }

    [Test]
    public void Rules_that_undo_each_other_end_nevertheless()
    {
        var linter = new PromptLinter([new WordRule("A", "black", "white"), new WordRule("B", "white", "black")]);

        linter.Lint("black").ApplyFixes().Should().BeOneOf("black", "white");
    }

    [Test]
    public void Two_rules_of_one_id_are_refused()
    {
        var create = () => new PromptLinter([new WordRule("A", "x"), new WordRule("a", "y"), new WordRule("B", "x"), new WordRule("B", "x"), new NegationRule()]);

        create.Should().Throw<ArgumentException>().WithMessage("Several rules have the same id: A, B.*");
    }

    [Test]
    public void Of_two_fixes_that_overlap_the_larger_is_applied()
    {
        var linter = new PromptLinter([new WordRule("A", "a b", "c"), new WordRule("B", "b d e", "f")]);

        linter.Lint("a b d e").ApplyFixes().Should().Be("a f");
    }

    [TestCase("")]
    [TestCase("FLX 101")]
    [TestCase("FLX-101")]
    public void A_rule_id_is_letters_and_digits(string ruleId)
    {
        var create = () => new WordRule(ruleId, "x");

        create.Should().Throw<ArgumentException>().WithParameterName("id");
    }

    [Test]
    public void Built_in_rules_have_different_ids_titles_and_help_pages()
    {
        FluxPromptRules.All.Select(rule => rule.Descriptor.Id).Should().OnlyHaveUniqueItems().And.BeInAscendingOrder();
        FluxPromptRules.All
            .Should().OnlyContain(rule => rule.Descriptor.HelpPage == $"docs/rules/{rule.Descriptor.Id}.md" && rule.Descriptor.Title.Length > 0);
    }

    [Test]
    public void A_finding_is_told_on_one_line() =>
        PromptLinter.Default.Lint("a man, no hat").Diagnostics[0].ToString()
            .Should().StartWith("FLX201 warning (7–13): FLUX does no negatives");

    [Test]
    public void Edits_of_a_fix_may_not_overlap()
    {
        var create = () => new PromptFix("x", PromptFixKind.Safe, PromptEdit.Remove(new(0, 3)), PromptEdit.Remove(new(2, 3)));
        var none = () => new PromptFix("x", PromptFixKind.Safe);

        create.Should().Throw<ArgumentException>();
        none.Should().Throw<ArgumentException>();
    }

    /// <summary>Finds a text, and replaces it.</summary>
    private sealed class WordRule(string id, string word, string? replacement = null)
        : PromptRule(new(id, "A word", PromptRuleCategory.Custom, PromptSeverity.Error))
    {
        public override void Check(ref PromptRuleContext context)
        {
            var start = context.Text.Characters.IndexOf(word);
            if (start < 0)
                return;
            PromptSpan span = new(start, word.Length);
            context.Report(span, "Found.", replacement is null ? null : new("Replace", PromptFixKind.Safe, new PromptEdit(span, replacement)));
        }
    }
}
