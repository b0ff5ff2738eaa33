using Astria.Flux.Presets;
using Astria.Flux.Steps;

namespace Astria.Flux.Tests.Presets;

/// <summary>Lists of presets in JSON: an array, or an object with a list.</summary>
public sealed class PresetListTests
{
    [Test]
    public void Everything_about_a_preset_can_be_said()
    {
        const string Json = """
            {
              // Ours.
              "presets": [
                {
                  "name": "studio", "revision": "2026-01", "apiName": "flux-lora-studio", "purpose": "Our studio.", "isLegacy": true,
                  "steps": { "perImage": 40, "minimum": 400, "maximum": 4000, "economy": { "least": 20, "most": 30 } },
                  "lora": { "rank": 32, "alpha": 8.5, "learningRate": 2e-4, "schedule": "cosine", "warmupSteps": 0, "batchSize": 2,
                            "resolution": 768, "captionDropout": 0.05, "targets": "Attention" },
                  "preprocessing": { "faceCrop": true, "subjectMask": true, "requireFace": true },
                },
              ],
            }
            """;

        PresetFormat.Default.ReadAll(Json).Should().ContainSingle().Which.Should().Be(new FluxPreset
        {
            Name = "studio",
            Revision = new(2026, 1),
            ApiName = "flux-lora-studio",
            Purpose = "Our studio.",
            IsLegacy = true,
            Steps = new PerImageStepPolicy(40, 400, 4000) { EconomyRate = new(20, 30) },
            Lora = new()
            {
                Rank = 32,
                Alpha = 8.5,
                LearningRate = 2e-4,
                Schedule = LearningRateSchedule.Cosine,
                WarmupSteps = 0,
                BatchSize = 2,
                Resolution = 768,
                CaptionDropout = 0.05,
                Targets = new("attention"),
            },
            Preprocessing = new() { FaceCrop = true, SubjectMask = true, RequireFace = true },
        });
    }

    [Test]
    public void What_is_left_out_has_its_default() =>
        Single("""{ "name": "a", "revision": "2026-01", "steps": { "perImage": 40 } }""").Should().Be(new FluxPreset
        {
            Name = "a",
            Revision = new(2026, 1),
            Steps = new PerImageStepPolicy(40),
        });

    [TestCase("""{ "fixed": 900 }""", "900 steps, however many images")]
    [TestCase("""{ "engineDecides": true }""", "as many steps as the engine decides")]
    [TestCase("""{ "PERIMAGE": "40" }""", "40 steps per image")]
    public void Steps_come_in_three_kinds(string steps, string rule) =>
        Single($$"""{ "name": "a", "revision": "2026-01", "steps": {{steps}} }""").Steps.Describe().Should().Be(rule);

    [TestCase("""{ "name": "a", "revision": "2026-01" }""", "presets[0].steps: is missing; give one of perImage, fixed and engineDecides.")]
    [TestCase("""{ "name": "a", "revision": "2026-01", "steps": { "fixed": 1, "perImage": 2 } }""", "presets[0].steps: has several rules; give one of perImage, fixed and engineDecides.")]
    [TestCase("""{ "name": "a", "revision": "2026-01", "steps": { "fixed": 0 } }""", "presets[0].steps.fixed: is 0; it must be at least 1.")]
    [TestCase("""{ "name": "a", "revision": "2026-01", "steps": { "fixed": 9, "minimum": 3 } }""", "presets[0].steps: has a minimum, a maximum or an economy rate; they only go with perImage.")]
    [TestCase("""{ "name": "a", "revision": "2026-01", "steps": { "perImage": 5000000000 } }""", "presets[0].steps.perImage: is 5000000000; it must be 1 to 2147483647.")]
    [TestCase("""{ "name": "a", "revision": "2026-01", "steps": { "perImage": 5, "minimum": 9, "maximum": 8 } }""", "presets[0].steps.maximum: is 8; it must be at least the minimum, 9.")]
    [TestCase("""{ "name": "a", "revision": "2026-01", "steps": { "perImage": 5, "economy": { "least": 9, "most": 8 } } }""", "presets[0].steps.economy: is 9 to 8; least must be at least 1, and most not below it.")]
    [TestCase("""{ "name": "a", "revision": "2026-13", "steps": { "fixed": 1 } }""", "presets[0].revision: is '2026-13'; write the year and the month, such as 2025-06.")]
    [TestCase("""{ "revision": "2026-01", "steps": { "fixed": 1 } }""", "presets[0].name: is missing.")]
    [TestCase("""{ "name": "a", "revision": "2026-01", "steps": { "fixed": 1 }, "lora": 16 }""", "presets[0].lora: is '16'; it must be a group of settings.")]
    [TestCase("""{ "name": "a", "revision": "2026-01", "steps": { "fixed": 1 }, "lora": { "rnak": 16 } }""", "presets[0].lora.rnak: is not a setting; known here: rank, alpha, *")]
    [TestCase("""{ "name": "a", "revision": "2026-01", "steps": { "fixed": 1 }, "lora": { "rank": "many" } }""", "presets[0].lora.rank: is 'many'; it must be a whole number.")]
    [TestCase("""{ "name": "a", "revision": "2026-01", "steps": { "fixed": 1 }, "lora": { "alpha": "1,5" } }""", "presets[0].lora.alpha: is '1,5'; it must be a number with a decimal point.")]
    [TestCase("""{ "name": "a", "revision": "2026-01", "steps": { "fixed": 1 }, "lora": { "schedule": 1 } }""", "presets[0].lora.schedule: is '1'; it must be one of Constant, Linear, Cosine, Polynomial.")]
    [TestCase("""{ "name": "a", "revision": "2026-01", "steps": { "fixed": 1 }, "lora": { "rank": {"a": 1} } }""", "presets[0].lora.rank: is a group; it must be a whole number.")]
    [TestCase("""{ "name": "a", "revision": "2026-01", "steps": { "fixed": 1 }, "isLegacy": "yes" }""", "presets[0].isLegacy: is 'yes'; it must be true or false.")]
    [TestCase("""{ "name": "a", "name": "b", "revision": "2026-01", "steps": { "fixed": 1 } }""", "presets[0].name: is given twice.")]
    public void A_fault_is_told_with_its_place(string preset, string fault)
    {
        var parse = () => Single(preset);

        parse.Should().Throw<FluxPolicyException>().Which.Faults.Should().ContainSingle().Which.ToString().Should().Match(fault);
    }

    [Test]
    public void The_faults_of_every_preset_are_listed()
    {
        var parse = () => PresetFormat.Default.ReadAll("""
            { "presets": [
                { "name": "A", "revision": "2026-01", "steps": { "fixed": 1 }, "lora": { "rank": 0 } },
                { "revision": "soon", "steps": { "fixed": -1 } } ],
              "preset": [] }
            """);

        parse.Should().Throw<FluxPolicyException>().Which.Faults.Select(fault => fault.Place).Should().Equal(
            "preset", "presets[0].name", "presets[0].lora.rank", "presets[1].name", "presets[1].revision", "presets[1].steps.fixed");
    }

    [TestCase("")]
    [TestCase("7")]
    [TestCase("{}")]
    [TestCase("""{ "presets": [] }""")]
    [TestCase("""{ "presets": [""")]
    public void What_is_no_list_of_presets_is_refused(string json)
    {
        var parse = () => PresetFormat.Default.ReadAll(json);

        parse.Should().Throw<FluxPolicyException>().WithMessage("These are no presets.*").Which.Faults.Should().ContainSingle().Which.Place.Should().Be("$");
    }

    [TestCase("[{0}, {0}]", "[1]", "[0]")]
    [TestCase("{{ \"presets\": [{0}, {0}] }}", "presets[1]", "presets[0]")]
    public void A_revision_that_is_given_twice_is_refused(string list, string place, string other)
    {
        var parse = () => PresetFormat.Default.ReadAll(string.Format(System.Globalization.CultureInfo.InvariantCulture, list, PresetFormat.Write(FluxPresets.High)));

        var fault = parse.Should().Throw<FluxPolicyException>().Which.Faults.Should().ContainSingle().Subject;
        fault.Place.Should().Be(place);
        fault.Problem.Should().StartWith($"has the name and the revision of {other}, '{FluxPresets.High.Reference}'");
    }

    [Test]
    public void An_array_and_an_object_with_a_list_are_read_alike()
    {
        var list = $"[{PresetFormat.Write(FluxPresets.Portrait)}, {PresetFormat.Write(FluxPresets.High)}]";

        PresetFormat.Default.ReadAll($"{{ \"presets\": {list} }}").Should().Equal(PresetFormat.Default.ReadAll(list));
    }

    private static FluxPreset Single(string preset) => PresetFormat.Default.ReadAll($$"""{ "presets": [ {{preset}} ] }""").Single();
}
