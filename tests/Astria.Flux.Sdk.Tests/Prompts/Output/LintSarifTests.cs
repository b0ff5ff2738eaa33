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

    private static LintedPrompt Prompt(string text, string? file, int line) => new(PromptLinter.Default.Lint(text)) { File = file, Line = line };

    private static JsonDocument Write(params LintedPrompt[] prompts)
    {
        using var stream = new MemoryStream();
        LintSarif.Write(stream, prompts, FluxPromptRules.All);
        stream.Position = 0;
        return JsonDocument.Parse(stream);
    }
}
