using System.Text.Json;
using Astria.Flux.Prompts;
using Astria.Flux.Prompts.Output;
using Astria.Flux.Prompts.Rules;
using NJsonSchema;

namespace Astria.Flux.Tests.Prompts.Output;

internal sealed class LintSarifTests
{
    // The schema of OASIS, as the package Sarif.Sdk carries it; the project file copies it here.
    private JsonSchema _schema = null!;

    [OneTimeSetUp]
    public async Task ReadSchema() => _schema = await JsonSchema.FromFileAsync(Path.Combine(TestContext.CurrentContext.TestDirectory, "sarif-2.1.0.json"));

    [Test]
    public void A_log_is_valid_against_the_schema()
    {
        using var log = Write(
            Prompt("a (red:1.3) car, no hat\nand without shoes", "prompts/my cars.txt", 3),
            Prompt("((big)), no hat", null, 1),
            Prompt("no hat", Path.GetFullPath("prompts.txt"), 9),
            Prompt("a car", "b.txt", 1));

        _schema.Validate(log.RootElement.GetRawText()).Should().BeEmpty();
        log.RootElement.GetProperty("runs")[0].GetProperty("results").GetArrayLength().Should().BeGreaterThan(4);
    }

    [Test]
    public void An_empty_log_is_valid_too()
    {
        using var log = Write();

        _schema.Validate(log.RootElement.GetRawText()).Should().BeEmpty();
    }

    [TestCase("""{ "version": "2.1.0", "runs": [{ "tool": {} }] }""")]
    [TestCase("""{ "version": "2.1.0", "runs": [{ "tool": { "driver": { "name": "a" } }, "results": [{ "message": { "text": "a" }, "level": "loud" }] }] }""")]
    public void The_schema_refuses_what_is_wrong(string log) => _schema.Validate(log).Should().NotBeEmpty();

    [Test]
    public void A_result_names_its_rule_its_file_and_its_region()
    {
        using var log = Write(Prompt("a man\nin a (red:1.3) car", "prompts/my cars.txt", 3));
        var run = log.RootElement.GetProperty("runs")[0];
        var result = run.GetProperty("results")[0];
        var location = result.GetProperty("locations")[0].GetProperty("physicalLocation");

        result.GetProperty("ruleId").GetString().Should().Be("FLX101");
        run.GetProperty("tool").GetProperty("driver").GetProperty("rules")[result.GetProperty("ruleIndex").GetInt32()].GetProperty("id").GetString().Should().Be("FLX101");
        result.GetProperty("level").GetString().Should().Be("warning");
        location.GetProperty("artifactLocation").GetProperty("uri").GetString().Should().Be("prompts/my%20cars.txt");
        location.GetProperty("region").GetRawText().Where(character => !char.IsWhiteSpace(character)).Should()
            .Equal("""{"startLine":4,"startColumn":6,"endLine":4,"endColumn":15}""");
        result.GetProperty("fixes")[0].GetProperty("artifactChanges")[0].GetProperty("replacements").GetArrayLength().Should().BePositive();
    }

    [Test]
    public void Columns_of_a_prompt_in_json_are_those_of_the_file()
    {
        const string Text = "(red:1.3)";
        using var log = Write(new LintedPrompt(PromptLinter.Default.Lint(Text)) { File = "a.jsonl", Line = 2, JsonColumns = [.. Enumerable.Range(11, Text.Length + 1)] });

        var region = log.RootElement.GetProperty("runs")[0].GetProperty("results")[0].GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("region");
        (region.GetProperty("startLine").GetInt32(), region.GetProperty("startColumn").GetInt32(), region.GetProperty("endColumn").GetInt32()).Should().Be((2, 11, 20));
    }

    [Test]
    public void Pages_of_rules_and_what_could_not_be_read_are_in_a_log_that_is_valid()
    {
        var unread = new List<UnreadPrompts>();
        IEnumerable<LintedPrompt> Prompts()
        {
            yield return Prompt("no hat", "a.txt", 1);

            // While the prompts are read, as it happens.
            unread.Add(new("b c.jsonl", "is no JSON.") { Position = new(2, 7) });
            unread.Add(new(null, "is no text."));
        }

        using var stream = new MemoryStream();
        LintSarif.Write(stream, Prompts(), FluxPromptRules.All, new() { PageOf = rule => rule.Id == "FLX201" ? new("In short.", "# A page") : null, Unread = unread });
        stream.Position = 0;
        using var log = JsonDocument.Parse(stream);

        _schema.Validate(log.RootElement.GetRawText()).Should().BeEmpty();
        var run = log.RootElement.GetProperty("runs")[0];
        var rules = run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray().ToList();
        rules.Where(rule => rule.TryGetProperty("help", out _)).Should().ContainSingle().Which.GetProperty("help").GetProperty("markdown").GetString().Should().Be("# A page");
        run.GetProperty("invocations")[0].GetProperty("executionSuccessful").GetBoolean().Should().BeFalse();
        var notifications = run.GetProperty("invocations")[0].GetProperty("toolExecutionNotifications").EnumerateArray().ToList();
        notifications.Select(one => one.GetProperty("message").GetProperty("text").GetString()).Should().Equal("is no JSON.", "is no text.");
        var place = notifications[0].GetProperty("locations")[0].GetProperty("physicalLocation");
        place.GetProperty("artifactLocation").GetProperty("uri").GetString().Should().Be("b%20c.jsonl");
        (place.GetProperty("region").GetProperty("startLine").GetInt32(), place.GetProperty("region").GetProperty("startColumn").GetInt32()).Should().Be((2, 7));
    }

    [Test]
    public void A_log_of_a_run_that_could_read_all_says_nothing_of_failure()
    {
        using var log = Write(Prompt("no hat", "a.txt", 1));

        log.RootElement.GetProperty("runs")[0].TryGetProperty("invocations", out _).Should().BeFalse();
    }

    private static LintedPrompt Prompt(string text, string? file, int line) => new(PromptLinter.Default.Lint(text)) { File = file, Line = line };

    private static JsonDocument Write(params LintedPrompt[] prompts)
    {
        using var stream = new MemoryStream();
        LintSarif.Write(stream, prompts, FluxPromptRules.All);
        stream.Position = 0;
        return JsonDocument.Parse(stream);
    }
}
