using System.Text.Json;

namespace Astria.Flux.Cli.Tests;

/// <summary>What <c>flux plan</c> says before anything is paid for.</summary>
internal sealed class PlanCommandTests
{
    private CommandRun _run = null!;

    [SetUp]
    public void SetUp() => _run = new();

    [TearDown]
    public void TearDown() => _run.Dispose();

    [Test]
    public void A_plan_for_a_number_says_steps_time_price_and_size_each_with_its_basis()
    {
        _run.Flux("", "plan", "--images", "12", "--class", "man").Should().Be(0);

        _run.Output.Should().Contain("portrait@2025-06 for ohwx man, on astria").And.Contain("324 of 4 images, each image is seen 108 times")
            .And.Contain("1.62 USD (Astria's job records").And.Contain("rank 16").And.Contain("27 steps per image").And.NotContain("\u001b");
        _run.Output.Split('\n').Should().OnlyContain(line => !line.EndsWith(' '));
    }

    [Test]
    public void Json_has_the_same_numbers()
    {
        _run.Flux("", "plan", "--images", "12", "--class", "man", "--json").Should().Be(0);

        using var json = JsonDocument.Parse(_run.Output);
        var plan = json.RootElement;
        plan.GetProperty("preset").GetString().Should().Be("portrait@2025-06");
        plan.GetProperty("steps").GetInt64().Should().Be(324);
        plan.GetProperty("exposures").GetDouble().Should().Be(108);
        plan.GetProperty("estimate").GetProperty("price").GetProperty("most").GetDecimal().Should().Be(1.62m);
        plan.GetProperty("reasons")[0].GetProperty("kind").GetString().Should().Be("preset");
        plan.TryGetProperty("budget", out _).Should().BeFalse();
    }

    [Test]
    public void Photos_that_are_left_out_are_named_with_their_cause()
    {
        _run.CopyPhotos("photos", 4);
        _run.Write("photos/broken.png", "no picture");

        _run.Flux("", "plan", "photos", "--class", "toy").Should().Be(0, _run.Error);

        _run.Output.Should().MatchRegex("Images +4, and 1 left out").And.MatchRegex("broken.png +unsupportedFormat");
    }

    [Test]
    public void A_budget_takes_away_and_says_what()
    {
        _run.Flux("", "plan", "--images", "12", "--class", "man", "--budget", "1.00", "--json").Should().Be(1);

        using var json = JsonDocument.Parse(_run.Output);
        json.RootElement.GetProperty("steps").GetInt64().Should().Be(200);
        json.RootElement.GetProperty("budget").GetProperty("givenUp").GetArrayLength().Should().Be(1);
        json.RootElement.GetProperty("reasons")[0].GetProperty("text").GetString().Should().Contain("recommended");
    }

    [Test]
    public void A_budget_for_nothing_says_what_would_do()
    {
        _run.Flux("", "plan", "--images", "12", "--class", "man", "--budget", "0").Should().Be(1);

        _run.Output.Should().Contain("Not possible").And.Contain("A first step would be possible with 0.005 USD.");
    }

    [Test]
    public void Another_device_is_estimated_by_its_own_figures()
    {
        _run.Flux("", "plan", "--images", "12", "--class", "man", "--device", "h100").Should().Be(0);

        _run.Output.Should().Contain("on H100").And.Contain("Memory");
    }

    [Test]
    public void The_embedded_engine_is_promised_nothing_of_flux_1s_sizes()
    {
        _run.Flux("", "plan", "--images", "12", "--class", "man", "--engine", "local").Should().Be(0);

        _run.Output.Should().Contain("324 of 4 images").And.Contain("shows after its first steps").And.NotContain("LoRA").And.NotContain("Price");
    }

    [Test]
    public void A_plan_can_be_written_for_another_trainer_over_nothing()
    {
        _run.Flux("", "plan", "--images", "12", "--class", "man", "--export", "kohya", "out").Should().Be(0, _run.Error);

        _run.Read("out/config.toml").Should().Contain("max_train_steps = 324").And.Contain("ohwx-man");
        _run.Has("out/dataset.toml").Should().BeTrue();
        _run.Flux("", "plan", "--images", "12", "--class", "man", "--export", "kohya", "out").Should().Be(2);
        _run.Error.Should().Contain("there already");
        _run.Flux("", "plan", "--images", "12", "--class", "man", "--export", "ai-toolkit", "job.yaml").Should().Be(0);
        _run.Read("job.yaml").Should().Contain("steps: 324");
    }

    [Test]
    public void A_preset_can_come_from_a_file()
    {
        _run.Write("team.json", """[{ "name": "studio", "revision": "2026-01", "steps": { "perImage": 40, "minimum": 400 } }, { "name": "quick", "revision": "2026-01", "steps": { "fixed": 50 } }]""");

        _run.Flux("", "plan", "--images", "12", "--preset", "team.json#studio").Should().Be(0, _run.Error);
        _run.Output.Should().Contain("studio@2026-01").And.Contain("480 of 4 images");
        _run.Flux("", "plan", "--images", "12", "--preset", "team.json").Should().Be(2);
        _run.Error.Should().Contain("team.json#studio");
        _run.Flux("", "plan", "--images", "12", "--preset", "team.json#quik").Should().Be(2);
        _run.Error.Should().Contain("Did you mean 'quick'?");
    }

    [Test]
    public void Presets_and_prices_come_from_the_settings_too()
    {
        _run.Variables["XDG_CONFIG_HOME"] = _run.Folder;
        _run.Write("astria-flux/config.json", """
            { "Flux": { "Presets": [{ "Name": "studio", "Revision": "2026-01", "Steps": { "Fixed": 100 } }], "Prices": [{ "Device": "astria", "PerStep": 0.01, "Source": "our contract" }] } }
            """);

        _run.Flux("", "plan", "--images", "12", "--preset", "studio").Should().Be(0, _run.Error);

        _run.Output.Should().Contain("1.00 USD (our contract)");
    }

    [TestCase("flux: there is no preset 'portait'; there are portrait, focus, fast, high, and files ending in .json. Did you mean 'portrait'?", "plan", "--images", "3", "--preset", "portait")]
    [TestCase("there is no revision 2020-01 of the preset 'portrait'; there is 2025-06", "plan", "--images", "3", "--preset", "portrait@2020-01")]
    [TestCase("Did you mean '--images'?", "plan", "--image", "3")]
    [TestCase("Did you mean 'plan'?", "plam", "--images", "3")]
    [TestCase("--engine: 'astra' is none of local, astria. Did you mean 'astria'?", "plan", "--images", "3", "--engine", "astra")]
    [TestCase("--export: 'koyha' is none of kohya, ai-toolkit, simpletuner. Did you mean 'kohya'?", "plan", "--images", "3", "--export", "koyha", "out")]
    [TestCase("Give photos, or a number with --images.", "plan")]
    [TestCase("Cannot parse argument 'many' for option '--images'", "plan", "--images", "many")]
    [TestCase("Cannot parse argument 'x' for option '--steps'", "generate", "cat", "--steps", "x")]
    [TestCase("Cannot parse argument '1.5' for option '--seed'", "train", "photos", "--seed", "1.5")]
    [TestCase("--images: 0 is below 1.", "plan", "--images", "0")]
    [TestCase("the engine decides on the steps of 'focus'", "plan", "--images", "3", "--preset", "focus", "--export", "kohya", "out")]
    [TestCase("--token and --class:", "plan", "--images", "3", "--token", "two words")]
    public void Wrong_use_ends_with_2_and_says_what_was_meant(string expected, params string[] arguments)
    {
        _run.Flux("", arguments).Should().Be(2);

        _run.Error.Should().Contain(expected);
        _run.Output.Should().BeEmpty();
    }
}
