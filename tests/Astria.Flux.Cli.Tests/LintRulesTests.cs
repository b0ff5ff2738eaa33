using Astria.Flux.Prompts.Rules;

namespace Astria.Flux.Cli.Tests;

/// <summary>How <c>flux lint</c> names its rules, explains them, and tells notes that are meant to keep them quiet and don't.</summary>
internal sealed class LintRulesTests
{
    private CommandRun _run = null!;

    [SetUp]
    public void SetUp() => _run = new();

    [TearDown]
    public void TearDown() => _run.Dispose();

    [Test]
    public void All_rules_are_listed()
    {
        _run.Flux(string.Empty, "lint", "--list-rules").Should().Be(0);

        _run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(' ')[0]).Should().Equal(FluxPromptRules.All.Select(rule => rule.Descriptor.Id));
        _run.Output.Should().MatchRegex("FLX201 +warning +Negation +Negated concept\n");
    }

    [TestCaseSource(nameof(Ids))]
    public void Every_rule_is_explained_by_its_page(string id)
    {
        _run.Flux(string.Empty, "lint", "--explain", id.ToLowerInvariant()).Should().Be(0);

        _run.Output.Should().Be(File.ReadAllText(Repository.PathOf($"docs/rules/{id}.md")).Replace("\r\n", "\n", StringComparison.Ordinal).TrimEnd() + "\n");
    }

    [Test]
    public void A_log_carries_the_pages_of_the_rules()
    {
        _run.Flux("a man, no hat", "lint", "--sarif").Should().Be(1);

        using var log = System.Text.Json.JsonDocument.Parse(_run.Output);
        var rules = log.RootElement.GetProperty("runs")[0].GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray().ToList();
        rules.Should().HaveCount(FluxPromptRules.All.Count);
        rules.Should().OnlyContain(rule => rule.GetProperty("help").GetProperty("markdown").GetString()!.StartsWith($"# {rule.GetProperty("id").GetString()}: ", StringComparison.Ordinal));
        rules.Single(rule => rule.GetProperty("id").GetString() == "FLX201").GetProperty("fullDescription").GetProperty("text").GetString().Should().StartWith("FLUX does no negatives: ");
    }

    [TestCase("--explain", "FLX210", "flux: --explain: no rule is called FLX210. Did you mean 'FLX110', 'FLX120' or 'FLX201'? 'flux lint --list-rules' lists them.\n")]
    [TestCase("--explain", "nope", "flux: --explain: no rule is called nope. 'flux lint --list-rules' lists them.\n")]
    [TestCase("--ignore", "stlye", "flux: --ignore: no rule is called stlye. Did you mean 'Style'? 'flux lint --list-rules' lists them.\n")]
    public void A_name_that_no_rule_has_is_told_the_nearest(string option, string id, string error)
    {
        _run.Flux(string.Empty, "lint", option, id).Should().Be(2);

        _run.Error.Should().Be(error);
    }

    [Test]
    public void Every_name_that_no_rule_has_is_told()
    {
        _run.Flux("a man", "lint", "--ignore", "nope,FLX201", "--ignore", "none").Should().Be(2);

        _run.Error.Should().ContainAll("called nope.", "called none.").And.NotContain("called FLX201");
    }

    [TestCase("--list-rules", "a.txt")]
    [TestCase("--explain", "FLX201", "a.txt")]
    [TestCase("--explain", "FLX201", "--fix")]
    [TestCase("--list-rules", "--profile", "permissive")]
    [TestCase("--explain", "FLX201", "--list-rules")]
    public void To_be_told_of_rules_goes_with_nothing_else(params string[] arguments)
    {
        _run.Flux(string.Empty, ["lint", .. arguments]).Should().Be(2);

        _run.Error.Should().StartWith("flux: ");
    }

    [Test]
    public void A_category_can_be_left_out() => _run.Flux("a man, no hat\na pier, no people", "lint", "--ignore", "negation").Should().Be(0);

    [TestCase("a man, no hat # flux-lint disable", 15, "'# flux-lint disable' keeps no rule quiet")]
    [TestCase("a man, no hat // fluxlint: ignore FLX201", 15, "'// fluxlint: ignore FLX201' keeps no rule quiet")]
    [TestCase("a man, no hat # flux-lnit: ignroe", 15, "'# flux-lnit: ignroe' keeps no rule quiet")]
    [TestCase("a man, no hat <!-- flux-lint: ignore -->", 15, "'<!-- flux-lint: ignore -->' keeps no rule quiet")]
    [TestCase("a man, no hat # flux lint ignore", 15, "'# flux lint ignore' keeps no rule quiet")]
    [TestCase("a man, no hat flux-lint: ignore", 15, "'flux-lint: ignore' keeps no rule quiet")]
    [TestCase("a man, no hat # flux-lint: ignore FLX201.", 15, "'# flux-lint: ignore FLX201.' keeps no rule quiet")]
    [TestCase("a man, no hat # flux-lint: ignore FLX210", 15, "the marker: no rule is called FLX210. Did you mean 'FLX110', 'FLX120' or 'FLX201'?")]
    [TestCase("# flux-lint: ignore FLX201", 1, "a marker alone on its line keeps no rule quiet")]
    public void A_note_that_keeps_no_rule_quiet_is_told(string prompt, int column, string expected)
    {
        _run.Flux($"a cat on a mat at dawn\n{prompt}", "lint", "--json").Should().BeLessThan(2);

        _run.Error.Should().StartWith($"flux: standard input:2:{column}: {expected}");
        _run.Error.Split('\n').Should().HaveCount(2);
    }

    [TestCase("a man, no hat # flux-lint: ignore")]
    [TestCase("a man, no hat # FLUX-LINT:ignore flx201, Style")]
    [TestCase("a cat # flux print of a red house")]
    [TestCase("a #fluent speaker // off stage")]
    [TestCase("a printed page; lint on a flux capacitor")]
    [TestCase("sparks in a flux of lint --ar 3:2")]
    public void A_right_note_and_words_that_are_none_are_left_alone(string prompt)
    {
        _run.Flux(prompt, "lint");

        _run.Error.Should().BeEmpty();
    }

    [TestCase("# ")]
    [TestCase("#")]
    [TestCase("-- flux")]
    [TestCase("; fluxlin-")]
    public void A_megabyte_of_what_begins_notes_is_linted_like_any_text(string part)
    {
        _run.Flux(string.Concat(Enumerable.Repeat(part, 1_000_000 / part.Length)), "lint", "--threshold", "error").Should().Be(0);

        _run.Error.Should().BeEmpty();
    }

    [Test]
    public void A_hint_has_its_place_in_a_json_line()
    {
        _run.Flux("{\"id\":1,\"text\":\"a \\\"man\\\" # flux-lint off\"}", "lint", "--as", "jsonl");

        _run.Error.Should().StartWith("flux: standard input:1:27: ");
    }

    [TestCase("tests/Astria.Flux.Sdk.Local.Tests/Golden/data/t5like_unigram.model")]
    public void Tokens_are_counted_exactly_with_a_tokenizer(string tokenizer)
    {
        var prompt = string.Concat(Enumerable.Repeat("red apple, ", 400));
        Directory.CreateDirectory(_run.PathOf("flux/tokenizer_2"));
        File.Copy(Repository.PathOf(tokenizer), _run.PathOf("flux/tokenizer_2/spiece.model"));

        _run.Flux(prompt, "lint").Should().Be(1);
        var estimated = _run.Output;
        _run.Flux(prompt, "lint", "--tokenizer", "flux").Should().Be(1);

        _run.Output.Should().MatchRegex("FLX301: The prompt has [0-9]+ tokens").And.NotBe(estimated);
        estimated.Should().MatchRegex("FLX301: The prompt has about [0-9]+ tokens");
    }

    [TestCase("nope", "flux: --tokenizer: There is no file or folder ")]
    [TestCase(".", "flux: --tokenizer: There is no T5 tokenizer in ")]
    [TestCase("a.txt", "flux: --tokenizer: ")]
    public void A_tokenizer_that_is_none_is_refused(string path, string expected)
    {
        _run.Write("a.txt", "a cat");

        _run.Flux("a cat", "lint", "--tokenizer", path).Should().Be(2);

        _run.Error.Should().StartWith(expected);
    }

    [Test]
    public void No_line_of_help_is_too_long()
    {
        foreach (var command in new[] { "lint", "generate", "train", "plan" })
        {
            _run.Flux(string.Empty, command, "--help").Should().Be(0);

            _run.Output.Split('\n').Should().OnlyContain(line => line.Length <= 120, command);
        }
    }

    private static IEnumerable<string> Ids() => FluxPromptRules.All.Select(rule => rule.Descriptor.Id);
}
