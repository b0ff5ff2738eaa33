using System.Runtime.Versioning;
using System.Text.Json;
using Astria.Flux.Testing.Emulator;

namespace Astria.Flux.Cli.Tests;

/// <summary>The paid engine, against the emulator over loopback: nothing is sent before the price is agreed to, and the key is seen nowhere.</summary>
internal sealed class AstriaEngineTests
{
    private static readonly string[] Training = ["train", "photos", "--class", "toy", "--engine", "astria"];

    private CommandRun _run = null!;
    private AstriaEmulator _astria = null!;

    [SetUp]
    public async Task SetUp()
    {
        // Longer than the waits between two looks, the longest of which is half a training, and shorter than any time-out.
        var clock = EmulatorClock.Jumping(TimeSpan.FromSeconds(65));
        _astria = await AstriaEmulator.StartAsync(new() { TimeProvider = clock, TrainingTime = TimeSpan.FromMinutes(2) });
        _run = new() { Time = clock };
        _run.CopyPhotos("photos", 4);
        _run.Variables["ASTRIA_API_KEY"] = _astria.ApiKey;
        _run.Variables["ASTRIA_BASE_ADDRESS"] = _astria.BaseAddress.ToString();
    }

    [TearDown]
    public async Task TearDown()
    {
        _run.Dispose();
        await _astria.DisposeAsync();
    }

    [Test]
    public void Nothing_is_sent_before_the_price_is_agreed_to()
    {
        _run.Flux("", Training).Should().Be(2);

        _run.Error.Should().Contain("this costs money: 1.50 USD for 300 steps").And.Contain("--yes");
        _run.Output.Should().Contain("1.50 USD");
        _astria.Requests.Should().BeEmpty();
        _run.Has("ohwx-toy.job.json").Should().BeFalse();
    }

    [Test]
    public void A_person_is_asked_and_may_say_no()
    {
        _run.CanAsk = true;

        _run.Flux("n\n", Training).Should().Be(2);
        _run.Error.Should().Contain("Go on? [y/N]").And.Contain("nothing was sent");
        _astria.TuneCount.Should().Be(0);

        _run.Flux("y\n", [.. Training, "--detach"]).Should().Be(0, _run.Error);
        _astria.TuneCount.Should().Be(1);
    }

    [Test]
    public void A_training_is_paid_for_once_however_often_it_is_run()
    {
        _run.Flux("", [.. Training, "--yes", "--detach"]).Should().Be(0, _run.Error);
        _run.Flux("", [.. Training, "--yes", "--detach"]).Should().Be(0, _run.Error);
        _run.Flux("", [.. Training, "--json"]).Should().Be(0, _run.Error);

        _astria.TuneCount.Should().Be(1);
        using var report = JsonDocument.Parse(_run.Output);
        report.RootElement.GetProperty("state").GetString().Should().Be("trained");
        report.RootElement.GetProperty("plan").GetProperty("estimate").GetProperty("price").GetProperty("most").GetDecimal().Should().Be(1.5m);
        _run.Has("ohwx-toy.tune.json").Should().BeTrue();
    }

    [Test]
    public void Pictures_are_drawn_once_they_are_agreed_to()
    {
        _run.Flux("", [.. Training, "--yes"]).Should().Be(0, _run.Error);
        string[] drawing = ["generate", "ohwx toy on a pier", "--engine", "astria", "--tune", "ohwx-toy.tune.json", "--count", "2", "--out", "pictures"];

        _run.Flux("", drawing).Should().Be(2);
        _run.Error.Should().Contain("2 pictures by Astria").And.Contain("--yes");
        _astria.PromptCount.Should().Be(0);
        _run.Flux("", [.. drawing, "--yes"]).Should().Be(0, _run.Error);
        Directory.EnumerateFiles(_run.PathOf("pictures")).Select(Path.GetFileNameWithoutExtension).Should().BeEquivalentTo("01-ohwx-toy-on-a-pier-1", "01-ohwx-toy-on-a-pier-2");
    }

    [Test]
    public void The_key_comes_from_the_environment_a_file_or_the_settings_and_is_shown_nowhere()
    {
        _run.Variables.Remove("ASTRIA_API_KEY");
        _run.Flux("", [.. Training, "--yes"]).Should().Be(2);
        _run.Error.Should().ContainAll("ASTRIA_API_KEY", "ASTRIA_API_KEY_FILE", "settings file");
        _run.Flux("", [.. Training, "--dry-run"]).Should().Be(0, _run.Error);

        _run.Write("key", _astria.ApiKey + "\n");
        _run.Variables["ASTRIA_API_KEY_FILE"] = "key";
        _run.Flux("", [.. Training, "--yes", "--detach"]).Should().Be(0, _run.Error);
        (_run.Output + _run.Error + _run.Read("ohwx-toy.job.json")).Should().NotContain(_astria.ApiKey);

        _run.Variables["ASTRIA_API_KEY"] = "sd_wrong";
        _run.Flux("", "train", "--attach", "ohwx-toy.job.json").Should().Be(3);
        _run.Error.Should().NotContain("sd_wrong");
    }

    [Test]
    [UnsupportedOSPlatform("windows")]
    public void A_settings_file_with_a_key_that_others_can_read_is_refused()
    {
        if (OperatingSystem.IsWindows()) Assert.Ignore("Rights are others on Windows.");
        _run.Variables.Remove("ASTRIA_API_KEY");
        _run.Variables["FLUX_CONFIG"] = "flux.json";
        _run.Write("flux.json", $$"""{ "Flux": { "Astria": { "ApiKey": "{{_astria.ApiKey}}" } } }""");
        var path = _run.PathOf("flux.json");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);

        _run.Flux("", [.. Training, "--yes", "--detach"]).Should().Be(2);
        _run.Error.Should().Contain("chmod 600").And.NotContain(_astria.ApiKey);

        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        _run.Flux("", [.. Training, "--yes", "--detach"]).Should().Be(0, _run.Error);
        _astria.TuneCount.Should().Be(1);
    }

    [Test]
    public async Task What_the_service_refuses_failed()
    {
        await using var poor = await AstriaEmulator.StartAsync(new() { TimeProvider = _run.Time, BalanceMillicents = 0 });
        _run.Variables["ASTRIA_BASE_ADDRESS"] = poor.BaseAddress.ToString();

        _run.Flux("", [.. Training, "--yes"]).Should().Be(3);

        _run.Error.Should().StartWith("flux: ");
        _run.Has("ohwx-toy.job.json").Should().BeFalse();
    }
}
