using Astria.Flux.Astria;
using Astria.Flux.Astria.Http;
using Astria.Flux.Astria.Prompts;
using Astria.Flux.Astria.Tunes;
using Astria.Flux.Presets;
using Astria.Flux.Prompts;
using Astria.Flux.Testing;
using Astria.Flux.Testing.Emulator;
using Astria.Flux.Training;

namespace Astria.Flux.Docs.Tests;

/// <summary>The code of docs/testing/README.md.</summary>
internal sealed class TestingSnippets
{
    [Test]
    public void Test_policy()
    {
        #region test-policy
        FluxPresets.Portrait.PlanSteps(imageCount: 16).Steps.Should().Be(432);
        PromptLinter.Default.Lint("ohwx man on a pier at dawn").IsClean.Should().BeTrue();
        #endregion
    }

    [Test]
    public async Task Test_failure()
    {
        #region test-failure
        var engine = new FakeFluxEngine(new FakeFluxScript { FailAtStep = 120, Failure = "out of memory" });
        var job = await engine.SubmitAsync(FluxModels.TrainingRequest(12));

        var waiting = () => engine.WaitAsync(job);
        (await waiting.Should().ThrowAsync<TrainingFailedException>()).Which.Reason.Should().Contain("out of memory");
        #endregion
    }

    [Test]
    public async Task Test_lost_answer()
    {
        // Time-outs lie beyond where the clock jumps.
        var patient = new AstriaResilienceOptions { AttemptTimeout = TimeSpan.FromHours(23), UploadTimeout = TimeSpan.FromHours(23), OverallTimeout = TimeSpan.FromDays(1) };
        var request = new TuneRequest
        {
            Title = "Ada, 26 Nov",
            ClassName = "woman",
            BaseTuneId = PromptTarget.Flux1DevId,
            ModelType = TuneModelType.Lora,
            Preset = "flux-lora-portrait",
            ImageUrls = [.. Enumerable.Range(1, 4).Select(i => new Uri($"https://photos.example/{i}.jpg"))],
        };

        #region test-lost-answer
        var clock = EmulatorClock.Jumping(TimeSpan.FromHours(6));    // waits are over at once
        await using var emulator = await AstriaEmulator.StartAsync(new() { TimeProvider = clock });
        emulator.Inject(new EmulatorFault(EmulatorFaultKind.DropAfterProcessing) { Method = "POST", Path = "/tunes" });
        using var http = new HttpClient();
        var client = new AstriaClient(http, new() { ApiKey = emulator.ApiKey, BaseAddress = emulator.BaseAddress, Resilience = patient }, timeProvider: clock);

        var tune = await client.Tunes.CreateAsync(request);          // the answer is lost; the client waits, looks, and finds it

        emulator.TuneCount.Should().Be(1);                           // not two
        #endregion

        tune.Title.Should().Be("Ada, 26 Nov");
    }
}
