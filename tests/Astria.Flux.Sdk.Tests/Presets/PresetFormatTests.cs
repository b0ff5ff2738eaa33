using System.Text.Json;
using Astria.Flux.Presets;
using Astria.Flux.Steps;
using CsCheck;
using Microsoft.Extensions.Configuration;

namespace Astria.Flux.Tests.Presets;

internal sealed class PresetFormatTests
{
    [Test]
    public void Every_preset_comes_back_equal_from_its_JSON() => PresetGen.Any.Sample(
        preset => PresetFormat.Default.Read(PresetFormat.Write(preset)) == preset,
        iter: PropertyCases.Count);

    [Test]
    public void Every_preset_comes_back_equal_from_its_expansion_with_the_same_fingerprint() => PresetGen.Any.Sample(
        preset =>
        {
            var expansion = PresetExpansion.Of(preset);
            return PresetFormat.Default.Read(expansion.Json) is var back && back == preset && PresetExpansion.Of(back) == expansion;
        },
        iter: PropertyCases.Count);

    [TestCaseSource(typeof(FluxPresets), nameof(FluxPresets.All))]
    public void The_built_in_presets_come_back_equal_from_many_lines_too(FluxPreset preset) =>
        PresetFormat.Default.Read(PresetFormat.Write(preset, indented: true)).Should().Be(preset);

    [Test]
    public void The_least_a_preset_needs_is_a_name_a_revision_and_steps()
    {
        var preset = PresetFormat.Default.Read("""{ "name": "studio", "revision": "2026-01", "steps": { "perImage": 40 } }""");

        preset.Should().Be(new FluxPreset { Name = "studio", Revision = new(2026, 1), Steps = new PerImageStepPolicy(40) });
    }

    [Test]
    public void Comments_trailing_commas_and_the_schemas_address_are_fine() => PresetFormat.Default.Read("""
        {
          "$schema": "preset.schema.json", // for editors
          "name": "studio", "revision": "2026-01", "steps": { "engineDecides": true },
        }
        """).Name.Should().Be("studio");

    [Test]
    public void Every_fault_is_listed_with_its_place()
    {
        var read = () => PresetFormat.Default.Read("""
            { "name": [3], "revision": "June", "colour": "red", "steps": { "perImage": "many", "minimun": 4 }, "lora": { "rank": 1.5, "schedule": "zigzag" } }
            """);

        read.Should().Throw<FluxPolicyException>().Which.Faults.Select(fault => fault.Place)
            .Should().BeEquivalentTo("name", "revision", "colour", "steps.perImage", "steps.minimun", "steps", "lora.rank", "lora.schedule");
    }

    [TestCase("""{ "name": "Studio", "revision": "2026-01", "steps": { "engineDecides": true } }""", "name")]
    [TestCase("""{ "name": "studio", "steps": { "engineDecides": true } }""", "revision")]
    [TestCase("""{ "name": "studio", "revision": "2026-01" }""", "steps")]
    [TestCase("""{ "name": "studio", "revision": "2026-01", "steps": {} }""", "steps")]
    [TestCase("""{ "name": "studio", "revision": "2026-01", "steps": { "kind": "curve" } }""", "steps.kind")]
    [TestCase("""{ "name": "studio", "revision": "2026-01", "steps": { "fixed": "x" } }""", "steps.fixed")]
    [TestCase("""{ "name": "studio", "revision": "2026-01", "steps": { "fixed": 0 } }""", "steps.fixed")]
    [TestCase("""{ "name": "studio", "revision": "2026-01", "steps": { "perImage": 5000000000 } }""", "steps.perImage")]
    [TestCase("""{ "name": "studio", "revision": "2026-01", "steps": { "perImage": 1, "minimum": 5, "maximum": 4 } }""", "steps.maximum")]
    [TestCase("""{ "name": "studio", "revision": "2026-01", "steps": { "perImage": 1, "economy": { "least": 3 } } }""", "steps.economy")]
    [TestCase("""{ "name": "studio", "revision": "2026-01", "steps": { "engineDecides": true }, "lora": { "rank": 0 } }""", "lora.rank")]
    [TestCase("""{ "name": "studio", "revision": "2026-01", "steps": { "engineDecides": true }, "preprocessing": { "faceCrop": 1 } }""", "preprocessing.faceCrop")]
    [TestCase("""{ "name": "studio", "name": "two", "revision": "2026-01", "steps": { "engineDecides": true } }""", "name")]
    [TestCase("""{ "name": "studio", "revision": "2026-01", "steps": { "engineDecides": true }, "purpose": "\ud83d" }""", "$")]
    [TestCase("[]", "$")]
    [TestCase("{", "$")]
    public void A_fault_is_named_by_its_place(string json, string place) =>
        FluentActions.Invoking(() => PresetFormat.Default.Read(json)).Should().Throw<FluxPolicyException>().Which.Faults.Should().Contain(fault => fault.Place == place);

    [Test]
    public void A_list_is_read_in_its_order_and_its_faults_say_which()
    {
        var good = PresetFormat.Write(FluxPresets.Portrait);

        PresetFormat.Default.ReadAll($"[{good}, {PresetFormat.Write(FluxPresets.High)}]").Should().Equal(FluxPresets.Portrait, FluxPresets.High);
        FluentActions.Invoking(() => PresetFormat.Default.ReadAll($"[{good}, {{}}]")).Should().Throw<FluxPolicyException>().Which.Faults.Should().Contain(fault => fault.Place.StartsWith("[1]"));
        FluentActions.Invoking(() => PresetFormat.Default.ReadAll(good)).Should().Throw<FluxPolicyException>();
    }

    [Test]
    public void Presets_load_from_configuration()
    {
        var configuration = Configured("""
            { "Flux": { "Presets": [
              { "Name": "studio", "Revision": "2026-01", "Steps": { "PerImage": 40, "Minimum": 200 }, "Lora": { "Rank": 32, "LearningRate": 1e-4, "Schedule": "Cosine" }, "Preprocessing": { "FaceCrop": true } },
              { "Name": "plain", "Revision": "2026-02", "Steps": { "Fixed": 1000 } }
            ] } }
            """);

        PresetFormat.Default.ReadAll(configuration.GetSection("Flux:Presets")).Should().Equal(
            new FluxPreset
            {
                Name = "studio",
                Revision = new(2026, 1),
                Steps = new PerImageStepPolicy(40, 200),
                Lora = new() { Rank = 32, LearningRate = 1e-4, Schedule = LearningRateSchedule.Cosine },
                Preprocessing = new() { FaceCrop = true },
            },
            new FluxPreset { Name = "plain", Revision = new(2026, 2), Steps = new FixedStepPolicy(1000) });
    }

    [Test]
    public void Every_preset_comes_back_equal_from_configuration() => PresetGen.Any.Sample(
        preset => PresetFormat.Default.ReadAll(Configured($$"""{ "Presets": [ {{PresetFormat.Write(preset)}} ] }""").GetSection("Presets")) is [var back] && back == preset,
        iter: PropertyCases.Count);

    [Test]
    public void A_fault_in_the_configuration_is_named_by_its_key() =>
        FluentActions.Invoking(() => PresetFormat.Default.ReadAll(Configured("""{ "Presets": [ { "Name": "a", "Revision": "2026-01", "Steps": { "Fixed": 10 }, "Lora": { "Rank": "many" } } ] }""").GetSection("Presets")))
            .Should().Throw<FluxPolicyException>().Which.Faults.Should().ContainSingle().Which.Place.Should().Be("Presets:0:Lora:Rank");

    [Test]
    public void A_section_that_is_not_there_has_no_presets() => PresetFormat.Default.ReadAll(Configured("{}").GetSection("Presets")).Should().BeEmpty();

    [Test]
    public void A_step_policy_of_ones_own_comes_back_with_a_reader()
    {
        var format = new PresetFormat(new StepPolicyReader("root", node => node.Number("factor") is { } factor ? new RootStepPolicy(factor) : null));
        var preset = new FluxPreset { Name = "root", Revision = new(2026, 1), Steps = new RootStepPolicy(120.5) };

        format.Read(PresetFormat.Write(preset)).Should().Be(preset);
    }

    [TestCase("5000000000", "Arithmetic operation resulted in an overflow")]
    [TestCase("-1", "must be")]
    public void What_a_policys_constructor_refuses_is_a_fault_with_its_place(string count, string problem)
    {
        var format = new PresetFormat(new StepPolicyReader("whole", node => node.Whole("count") is { } whole ? new PerImageStepPolicy(checked((int)whole)) : null));

        FluentActions.Invoking(() => format.Read($$"""{ "name": "a", "revision": "2026-01", "steps": { "kind": "whole", "count": {{count}} } }""")).Should().Throw<FluxPolicyException>()
            .Which.Faults.Should().ContainSingle().Which.Should().Match<FluxFault>(fault => fault.Place == "steps.kind" && fault.Problem.Contains(problem));
    }

    [Test]
    public void A_step_policy_that_names_no_kind_is_written_and_can_not_be_read()
    {
        var json = PresetFormat.Write(new FluxPreset { Name = "secret", Revision = new(2026, 1), Steps = new SecretStepPolicy() });

        json.Should().Contain("\"kind\":\"custom\"").And.Contain("a secret");
        FluentActions.Invoking(() => PresetFormat.Default.Read(json)).Should().Throw<FluxPolicyException>().WithMessage("*StepPolicyReader*");
    }

    [Test]
    public void Two_readers_of_one_kind_are_refused() =>
        FluentActions.Invoking(() => new PresetFormat(new StepPolicyReader("mine", _ => null), new StepPolicyReader("mine", _ => null))).Should().Throw<ArgumentException>().WithMessage("*'mine'*");

    [Test]
    public void A_preset_that_makes_no_sense_is_not_written() =>
        FluentActions.Invoking(() => PresetFormat.Write(FluxPresets.Portrait with { Name = "P" })).Should().Throw<FluxPolicyException>();

    [Test]
    public void The_published_schema_is_the_embedded_one() =>
        PresetFormat.Schema.Should().Be(File.ReadAllText(Path.Combine(TestContext.CurrentContext.TestDirectory, "Data", "preset.schema.json")));

    [Test]
    public void The_schemas_defaults_are_the_codes()
    {
        using var schema = JsonDocument.Parse(PresetFormat.Schema);
        using var written = JsonDocument.Parse(PresetFormat.Write(new() { Name = "a", Revision = new(2026, 1), Steps = new PerImageStepPolicy(1) }));
        var compared = 0;
        Compare(schema.RootElement, written.RootElement);
        Compare(Definition("lora"), written.RootElement.GetProperty("lora"));
        Compare(Definition("preprocessing"), written.RootElement.GetProperty("preprocessing"));
        Compare(Definition("steps").GetProperty("oneOf")[0], written.RootElement.GetProperty("steps"));

        compared.Should().Be(15);

        JsonElement Definition(string name) => schema.RootElement.GetProperty("$defs").GetProperty(name);

        void Compare(JsonElement part, JsonElement values)
        {
            foreach (var member in part.GetProperty("properties").EnumerateObject())
            {
                if (!member.Value.TryGetProperty("default", out var value)) continue;
                JsonElement.DeepEquals(value, values.GetProperty(member.Name)).Should().BeTrue($"{member.Name} is {values.GetProperty(member.Name)}");
                compared++;
            }
        }
    }

    [Test]
    public void What_is_written_is_valid_by_the_published_schema() => PresetGen.Any.Sample(
        preset =>
        {
            using var document = JsonDocument.Parse(PresetFormat.Write(preset));
            return SchemaCheck.Faults(document.RootElement).Count == 0;
        },
        iter: PropertyCases.Count);

    [TestCase("""{ "name": "Studio", "revision": "2026-01", "steps": { "engineDecides": true } }""")]
    [TestCase("""{ "name": "studio", "revision": "2026-13", "steps": { "engineDecides": true } }""")]
    [TestCase("""{ "name": "studio", "revision": "2026-01" }""")]
    [TestCase("""{ "name": "studio", "revision": "2026-01", "steps": { "fixed": "x" } }""")]
    [TestCase("""{ "name": "studio", "revision": "2026-01", "steps": { "fixed": 0 } }""")]
    [TestCase("""{ "name": "studio", "revision": "2026-01", "steps": { "perImage": 1, "minimun": 2 } }""")]
    [TestCase("""{ "name": "studio", "revision": "2026-01", "steps": { "engineDecides": true }, "lora": { "rank": 1025 } }""")]
    [TestCase("""{ "name": "studio", "revision": "2026-01", "steps": { "engineDecides": true }, "lora": { "resolution": 500 } }""")]
    [TestCase("""{ "name": "studio", "revision": "2026-01", "steps": { "engineDecides": true }, "lora": { "schedule": "zigzag" } }""")]
    [TestCase("""{ "name": "studio", "revision": "2026-01", "steps": { "engineDecides": true }, "lora": { "learningRate": 0 } }""")]
    [TestCase("""{ "name": "studio", "revision": "2026-01", "steps": { "engineDecides": true }, "colour": "red" }""")]
    public void What_the_schema_refuses_the_reader_refuses(string json)
    {
        using var document = JsonDocument.Parse(json);

        SchemaCheck.Faults(document.RootElement).Should().NotBeEmpty();
        FluentActions.Invoking(() => PresetFormat.Default.Read(json)).Should().Throw<FluxPolicyException>();
    }

    private static IConfigurationRoot Configured(string json) =>
        new ConfigurationBuilder().AddJsonStream(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(json))).Build();

    private sealed class RootStepPolicy(double factor) : StepPolicy
    {
        private readonly double _factor = factor;

        public override string Kind => "root";

        public override void WriteParameters(Utf8JsonWriter json) => json.WriteNumber("factor", _factor);

        public override StepDecision Decide(int imageCount) => StepDecision.ByRule((long)Math.Ceiling(_factor * Math.Sqrt(imageCount)));

        public override string Describe() => "a root";

        public override bool Equals(object? obj) => obj is RootStepPolicy other && other._factor == _factor;

        public override int GetHashCode() => _factor.GetHashCode();
    }

    private sealed class SecretStepPolicy : StepPolicy
    {
        public override StepDecision Decide(int imageCount) => StepDecision.ByRule(1);

        public override string Describe() => "a secret";
    }
}
