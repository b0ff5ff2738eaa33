using System.Text.Json;
using Astria.Flux.Presets;

namespace Astria.Flux.Cli.Tests;

/// <summary>What <c>flux presets</c> lists, shows, compares and checks.</summary>
internal sealed class PresetsCommandTests
{
    private CommandRun _run = null!;

    [SetUp]
    public void SetUp() => _run = new();

    [TearDown]
    public void TearDown() => _run.Dispose();

    [Test]
    public void The_list_says_the_steps_for_numbers_of_images()
    {
        _run.Flux("", "presets", "list", "--images", "8", "40").Should().Be(0);

        _run.Output.Split('\n')[0].Should().MatchRegex("^Preset +Revision +Rule +8 images +40 images +For$");
        _run.Output.Should().MatchRegex("portrait +2025-06 +27 steps per image, at least 300 +300 +1080").And.MatchRegex("focus +2025-06 .* - +- ");
        _run.Flux("", "presets", "list", "--json").Should().Be(0);
        using var json = JsonDocument.Parse(_run.Output);
        json.RootElement.GetProperty("presets")[0].GetProperty("steps")[1].GetProperty("steps").GetInt64().Should().Be(324);
    }

    [Test]
    public void What_is_shown_as_json_is_read_again_as_the_same_preset()
    {
        _run.Flux("", "presets", "show", "Portrait@2025-06", "--json").Should().Be(0);

        PresetFormat.Default.Read(_run.Output).Should().Be(FluxPresets.Portrait);
        _run.Flux("", "presets", "show", "portrait").Should().Be(0);
        _run.Output.Should().MatchRegex("lora.rank +16").And.MatchRegex("sha256 +[0-9a-f]{64}");
    }

    [Test]
    public void A_difference_is_a_finding()
    {
        _run.Flux("", "presets", "diff", "portrait", "high").Should().Be(1);
        _run.Output.Should().MatchRegex("lora.rank +16 +64").And.MatchRegex("12 +324 +1200");

        _run.Flux("", "presets", "diff", "portrait", "portrait@2025-06").Should().Be(0);
        _run.Output.Should().Be("portrait@2025-06 and portrait@2025-06: no difference\n");
        _run.Flux("", "presets", "diff", "portrait", "high", "--json").Should().Be(1);
        using var json = JsonDocument.Parse(_run.Output);
        json.RootElement.GetProperty("trainsTheSame").GetBoolean().Should().BeFalse();
    }

    [Test]
    public void A_file_is_checked_and_every_fault_named()
    {
        _run.Write("good.json", """{ "name": "studio", "revision": "2026-01", "steps": { "perImage": 40, "minimum": 400 } }""");
        _run.Write("bad.json", """[{ "name": "Studio!", "revision": "2026-01", "steps": { "fixed": 0 }, "lora": { "rank": 0, "wrank": 3 } }]""");

        _run.Flux("", "presets", "validate", "good.json").Should().Be(0);
        _run.Output.Should().Be("good.json: studio@2026-01: fine\n");
        _run.Flux("", "presets", "validate", "good.json", "bad.json").Should().Be(1);
        _run.Output.Should().Contain("bad.json: ").And.Contain("wrank");
        _run.Flux("", "presets", "validate", "nowhere.json").Should().Be(2);
    }

    [Test]
    public void The_schema_is_the_published_one()
    {
        _run.Flux("", "presets", "schema").Should().Be(0);

        _run.Output.Should().Be(PresetFormat.Schema);
    }
}
