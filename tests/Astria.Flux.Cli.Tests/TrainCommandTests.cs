using System.Text.Json;
using Astria.Flux.Lora;

namespace Astria.Flux.Cli.Tests;

/// <summary>What <c>flux train</c> does with the embedded engine: real trainings of a few steps.</summary>
internal sealed class TrainCommandTests
{
    private static readonly string[] Short = ["train", "photos", "--class", "toy", "--steps", "3", "--priors", "0", "--work", "work"];

    private static readonly string[] Long = ["train", "photos", "--class", "toy", "--steps", "24", "--priors", "0", "--work", "work", "--preview", "ohwx toy", "--preview-every", "12"];

    // A training looks at the clock at its beginning, at most a few times while it reads photos, and twice after each step.
    private const int SomeStepsOn = 20;

    private CommandRun _run = null!;

    [SetUp]
    public void SetUp()
    {
        _run = new();
        _run.CopyPhotos("photos", 3);
    }

    [TearDown]
    public void TearDown() => _run.Dispose();

    [Test]
    public void A_training_leaves_the_lora_the_tune_and_the_handle_and_can_be_drawn_with()
    {
        _run.Flux("", Long).Should().Be(0, _run.Error);

        _run.Output.Should().Contain("24 of 4 images").And.Contain("Trained: ").And.NotContain("\u001b");
        _run.Error.Should().Contain("kept in");
        LoraInspector.Inspect(_run.PathOf("ohwx-toy.safetensors")).Metadata["astria.steps"].Should().Be("24");
        _run.Has("ohwx-toy-previews/step-000012-1.png").Should().BeTrue();
        _run.Has("ohwx-toy.job.json").Should().BeTrue();

        _run.Flux("", "generate", "ohwx toy on red", "--tune", "ohwx-toy.tune.json:0.8", "--steps", "1", "--work", "work").Should().Be(0, _run.Error);
        _run.Has("01-ohwx-toy-on-red-1.png").Should().BeTrue();
    }

    [Test]
    public void The_same_training_run_again_goes_on_with_its_job_and_another_is_refused()
    {
        _run.Flux("", Short).Should().Be(0);
        var made = File.ReadAllBytes(_run.PathOf("ohwx-toy.safetensors"));
        File.Delete(_run.PathOf("ohwx-toy.safetensors"));

        _run.Flux("", Short).Should().Be(0);
        _run.Error.Should().Contain("going on with job");
        File.ReadAllBytes(_run.PathOf("ohwx-toy.safetensors")).Should().Equal(made);
        Directory.EnumerateDirectories(_run.PathOf("work/jobs")).Should().ContainSingle();

        _run.Flux("", [.. Short, "--seed", "9"]).Should().Be(2);
        _run.Error.Should().Contain("ohwx-toy.job.json is the job of another training");
    }

    [Test]
    public async Task What_is_stopped_is_saved_and_goes_on_to_the_same_file()
    {
        _run.Flux("", [.. Long, "--out", "whole.safetensors"]).Should().Be(0);
        using var stop = new CancellationTokenSource();
        using var time = new HeldTime(SomeStepsOn);
        _run.Time = time;
        _run.OnMessage = line =>
        {
            if (!line.Contains("kept in", StringComparison.Ordinal)) return;
            time.WaitUntilHeld().Should().BeTrue();
            stop.Cancel();
            time.Release();
        };

        (await _run.FluxAsync([.. Long, "--out", "cut.safetensors"], stop.Token)).Should().Be(130);
        _run.Error.Should().Contain("stopped; go on with: flux train --attach cut.job.json");
        _run.Has("cut.safetensors").Should().BeFalse();

        (_run.OnMessage, _run.Time) = (null, TimeProvider.System);
        _run.Flux("", "train", "--attach", "cut.job.json").Should().Be(0, _run.Error);
        _run.Error.Should().NotContain("step 1/24");
        Tensors("cut.safetensors").Should().Equal(Tensors("whole.safetensors"));
    }

    [Test]
    public void A_detached_training_is_waited_for_from_another_run()
    {
        _run.Flux("", [.. Short, "--detach", "--json"]).Should().Be(0, _run.Error);
        using (var submitted = JsonDocument.Parse(_run.Output)) submitted.RootElement.GetProperty("state").GetString().Should().Be("submitted");

        _run.Flux("", "train", "--resume", "ohwx-toy.job.json", "--json").Should().Be(0, _run.Error);
        using var trained = JsonDocument.Parse(_run.Output);
        trained.RootElement.GetProperty("state").GetString().Should().Be("trained");
        trained.RootElement.GetProperty("tune").GetProperty("steps").GetInt64().Should().Be(3);
    }

    [Test]
    public void A_dry_run_says_what_it_takes_and_submits_nothing()
    {
        _run.Write("photos/broken.jpg", "no picture");

        _run.Flux("", [.. Short, "--dry-run"]).Should().Be(0);

        _run.Output.Should().Contain("broken.jpg").And.Contain("unsupportedFormat").And.Contain("dry run");
        Directory.Exists(_run.PathOf("work")).Should().BeFalse();
        Directory.EnumerateFiles(_run.Folder).Should().BeEmpty();
    }

    [Test]
    public void Captions_are_linted_before_anything_is_submitted()
    {
        _run.Write("photos/01-front.txt", "an ohwx toy, (red:1.3) wall");

        _run.Flux("", [.. Short, "--lint", "refuse"]).Should().Be(1);
        _run.Output.Should().Contain("FLX101");
        _run.Error.Should().Contain("nothing was submitted");
        Directory.Exists(_run.PathOf("work")).Should().BeFalse();

        _run.Flux("", [.. Short, "--lint", "fix", "--detach"]).Should().Be(0);
        File.ReadAllText(Directory.EnumerateFiles(_run.PathOf("work/jobs"), "job.json", SearchOption.AllDirectories).Single()).Should().Contain("an ohwx toy, red wall").And.NotContain("1.3");
    }

    [Test]
    public void A_job_that_is_none_is_wrong_use()
    {
        _run.Write("x.json", "{}");

        _run.Flux("", "train", "--attach", "x.json").Should().Be(2);
        _run.Error.Should().StartWith("flux: This is not a training job");
        _run.Flux("", "train", "--attach", "nowhere.json").Should().Be(2);
        _run.Flux("", "train").Should().Be(2);
        _run.Error.Should().Contain("Give photos to train on, or a job with --attach.");
    }

    // The notes of a file say how long it took.
    private byte[] Tensors(string name)
    {
        var bytes = File.ReadAllBytes(_run.PathOf(name));
        return bytes[(8 + (int)BitConverter.ToInt64(bytes))..];
    }
}
