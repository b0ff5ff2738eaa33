using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;
using Astria.Flux.Cli.Generate;
using Astria.Flux.Cli.Lora;
using Astria.Flux.Cli.Plan;
using Astria.Flux.Cli.Presets;
using Astria.Flux.Cli.Themes;
using Astria.Flux.Cli.Train;
using NJsonSchema;

namespace Astria.Flux.Cli.Tests;

/// <summary>What <c>--json</c> writes has the published form. With FLUX_UPDATE_DOCS=1 the schemas are written anew; a member that went or was renamed is a broken promise.</summary>
internal sealed class JsonContractTests
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };

    private static readonly JsonSchemaExporterOptions Strict = new() { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = WithoutNulls };

    private static readonly (string Name, JsonTypeInfo Type)[] Contracts =
    [
        ("plan", PlanJson.Default.PlanReport),
        ("train", TrainJson.Default.TrainReport),
        ("generate", GenerateJson.Default.PictureReport),
        ("themes", ThemesJson.Default.ThemeReport),
        ("lora-inspect", LoraJson.Default.LoraReport),
        ("lora-info", LoraJson.Default.TrainingRecord),
        ("lora-convert", LoraJson.Default.ConversionReport),
        ("presets-list", PresetsJson.Default.PresetList),
        ("presets-diff", PresetsJson.Default.PresetDifference),
        ("presets-validate", PresetsJson.Default.FileCheck),
    ];

    private static IEnumerable<string> Names() => Contracts.Select(contract => contract.Name);

    [TestCaseSource(nameof(Names))]
    public void The_published_schema_is_that_of_the_code(string name)
    {
        var path = Repository.PathOf($"docs/cli/{name}.schema.json");
        var schema = Contracts.Single(contract => contract.Name == name).Type.GetJsonSchemaAsNode(Strict);
        var text = Titled(name, schema).ToJsonString(Indented) + "\n";

        if (Environment.GetEnvironmentVariable("FLUX_UPDATE_DOCS") == "1") File.WriteAllText(path, text);
        else File.ReadAllText(path).Should().Be(text);
    }

    [TestCase("plan", "plan", "--images", "12", "--class", "man", "--budget", "1.00", "--json")]
    [TestCase("plan", "plan", "photos", "--class", "toy", "--device", "H100", "--export", "ai-toolkit", "out", "--json")]
    [TestCase("train", "train", "photos", "--class", "toy", "--dry-run", "--json")]
    [TestCase("generate", "generate", "red apple, no leaves", "--steps", "1", "--json")]
    [TestCase("themes", "themes", "night market", "--count", "2", "--json")]
    [TestCase("presets-list", "presets", "list", "--json")]
    [TestCase("presets-diff", "presets", "diff", "portrait", "high", "--json")]
    [TestCase("presets-validate", "presets", "validate", "broken.json", "--json")]
    public async Task What_is_written_has_the_published_form(string name, params string[] arguments)
    {
        using var run = new CommandRun();
        run.CopyPhotos("photos", 2);
        run.Write("photos/01-front.txt", "ohwx toy, (red:1.3)");
        run.Write("broken.json", "{}");

        run.Flux("", arguments).Should().BeLessThan(2, run.Error);

        var schema = await JsonSchema.FromJsonAsync(await File.ReadAllTextAsync(Repository.PathOf($"docs/cli/{name}.schema.json")));
        schema.Validate(run.Output).Should().BeEmpty();
    }

    [Test]
    public async Task What_lint_writes_has_the_published_form_line_by_line()
    {
        using var run = new CommandRun();

        run.Flux("a cat on a mat at dawn\n\na (red:1.3) car, no hat\na car on a road --ar 16:9\n(((unbalanced, best quality, 8k\n", "lint", "--json", "--threshold", "hint").Should().Be(1);

        var schema = await LintSchema();
        var lines = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Should().HaveCount(5);
        foreach (var line in lines) schema.Validate(line).Should().BeEmpty(line);
        run.Output.Should().ContainAll("\"alternatives\":[{", "\"settings\":{\"aspect_ratio\"", "\"fix\":null", "\"kind\":\"suggestion\"", "\"kind\":\"safe\"");
    }

    [TestCase("\"diagnostics\"", "\"findings\"")]
    [TestCase("\"severity\":\"warning\"", "\"severity\":\"loud\"")]
    [TestCase("\"start\":2,", "")]
    [TestCase("\"edits\":[{\"start\"", "\"edits\":[{\"from\"")]
    [TestCase("\"kind\":\"safe\"", "\"kind\":\"sure\"")]
    public async Task The_published_form_of_lint_refuses_another(string part, string other)
    {
        using var run = new CommandRun();
        run.Flux("a (red:1.3) car on a road at dusk", "lint", "--json").Should().Be(1);
        run.Output.Should().Contain(part);

        (await LintSchema()).Validate(run.Output.Replace(part, other, StringComparison.Ordinal)).Should().NotBeEmpty();
    }

    // Written by hand, as what writes it is.
    private static async Task<JsonSchema> LintSchema() => await JsonSchema.FromJsonAsync(await File.ReadAllTextAsync(Repository.PathOf("docs/cli/lint.schema.json")));

    // What is null is left out: it isn't required.
    private static JsonNode WithoutNulls(JsonSchemaExporterContext context, JsonNode schema)
    {
        if (schema is JsonObject node && node["required"] is JsonArray required)
        {
            var names = required.Select(name => name!.GetValue<string>()).Where(name => !context.TypeInfo.Properties.Any(property => property.Name == name && property.IsGetNullable)).ToArray();
            node["required"] = new JsonArray([.. names.Select(name => (JsonNode)name)]);
        }

        return schema;
    }

    private static JsonObject Titled(string name, JsonNode schema)
    {
        var titled = new JsonObject { ["$schema"] = "https://json-schema.org/draft/2020-12/schema", ["title"] = $"flux {name.Replace('-', ' ')} --json" };
        foreach (var (key, value) in schema.AsObject()) titled[key] = value?.DeepClone();
        return titled;
    }
}
