using Astria.Flux.Astria.Engine;
using Astria.Flux.Planning;
using Astria.Flux.Presets;
using Astria.Flux.Testing.Emulator;
using Astria.Flux.Training;

namespace Astria.Flux.Tests.Astria.Engine;

public sealed class AstriaEngineTests
{
    private static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF, 0xE0, .. new byte[2000]];

    private readonly HttpClient _downloads = new();

    [OneTimeTearDown]
    public void CloseDownloads() => _downloads.Dispose();

    [Test]
    public async Task A_training_ends_with_a_tune_that_draws()
    {
        await using var astria = await EmulatedAstria.StartAsync();
        var engine = Engine(astria);

        var job = await engine.SubmitAsync(Request(16));
        var tune = await engine.WaitAsync(TrainingJob.Parse(job.ToJson()));
        var made = await engine.GenerateAsync(new("on a pier at dawn") { Tunes = [tune], Count = 11, Seed = 100 });

        job.Steps.Should().Be(432);
        tune.Token.Should().Be("ohwx");
        made.Prompt.Should().Be($"<lora:{tune.Id}:1> ohwx man, on a pier at dawn");
        made.Images.Select(image => image.Index).Should().Equal(Enumerable.Range(0, 11));
        made.Images.Select(image => image.Seed).Should().Equal(Enumerable.Range(100, 11).Select(seed => (long?)seed));
        made.Images.Should().OnlyContain(image => image.MediaType == "image/png" && image.Width == 64);
        astria.Emulator.BalanceMillicents.Should().Be(100_000_000 - 432 * 500 - 11 * 2875);
    }

    [Test]
    public async Task A_job_is_waited_for_by_another_process()
    {
        await using var astria = await EmulatedAstria.StartAsync();
        var saved = new List<string>();
        var first = Engine(astria, new() { GenerationSubmitted = (job, _) => { saved.Add(job.ToJson()); return default; } });
        await first.SubmitGenerationAsync(new("a pier") { Count = 2 });

        var made = await Engine(astria).WaitForGenerationAsync(AstriaGenerationJob.Parse(saved[0]));

        made.Images.Should().HaveCount(2);
        astria.Emulator.PromptCount.Should().Be(1);
    }

    [Test]
    public async Task A_cancelled_job_is_over_and_waiting_for_it_says_so()
    {
        await using var astria = await EmulatedAstria.StartAsync(clock: EmulatorClock.Manual());
        var engine = Engine(astria);
        var job = await engine.SubmitAsync(Request(4));

        await engine.CancelAsync(job);

        (await engine.GetStatusAsync(job)).State.Should().Be(TrainingState.Cancelled);
        await engine.Invoking(trainer => trainer.WaitAsync(job)).Should().ThrowAsync<TrainingFailedException>();
    }

    [Test]
    public async Task A_training_that_never_ends_is_reported_with_its_job()
    {
        await using var astria = await EmulatedAstria.StartAsync();
        astria.Emulator.Inject(new(EmulatorFaultKind.TrainingNeverEnds));
        var engine = Engine(astria);
        var job = await engine.SubmitAsync(Request(4));

        (await engine.Invoking(trainer => trainer.WaitAsync(job)).Should().ThrowAsync<TrainingFailedException>()).Which.Job.Should().Be(job);
    }

    [Test]
    public async Task A_prompt_that_fails_ends_with_the_services_words_and_the_job()
    {
        await using var astria = await EmulatedAstria.StartAsync();
        astria.Emulator.Inject(new(EmulatorFaultKind.PromptFails));

        var failure = (await Engine(astria).Invoking(engine => engine.GenerateAsync(new("a pier"))).Should().ThrowAsync<AstriaGenerationException>()).Which;

        failure.Message.Should().Contain("could not be drawn");
        failure.Job.Parts.Should().ContainSingle();
    }

    [TestCase(EmulatorFaultKind.TruncatedBody)]
    [TestCase(EmulatorFaultKind.Unavailable)]
    [TestCase(EmulatorFaultKind.DropAfterProcessing)]
    public async Task A_broken_download_goes_on_where_it_left_off(EmulatorFaultKind fault)
    {
        await using var astria = await EmulatedAstria.StartAsync(new() { PictureSide = 512 });
        astria.Emulator.Inject(new(fault) { Path = "/pictures/", Count = 3 });

        var made = await Engine(astria).GenerateAsync(new("a pier"));

        made.Images[0].Content.ToArray()[^8..^4].Should().Equal("IEND"u8.ToArray());
        made.Images[0].Width.Should().Be(512);
    }

    [Test]
    public async Task Photos_that_are_none_are_refused_before_anything_is_sent()
    {
        await using var astria = await EmulatedAstria.StartAsync();
        var plan = new TrainingPlanner().Plan(2, FluxPresets.Portrait, new() { SubjectClass = "man", Steps = 6000, Lora = FluxPresets.Portrait.Lora with { Rank = 8 } });
        var request = new TrainingRequest(plan, [TrainingImage.FromBytes("a.jpg", "not a picture"u8.ToArray()), TrainingImage.FromFile("missing.jpg")]);

        var failure = (await Engine(astria).Invoking(engine => engine.SubmitAsync(request)).Should().ThrowAsync<FluxPolicyException>()).Which;

        failure.Faults.Select(fault => fault.Place).Should().Equal("Plan.Steps", "Plan.Lora", "a.jpg", "missing.jpg");
        astria.Emulator.Requests.Should().BeEmpty();
    }

    [Test]
    public async Task A_thousand_prompts_at_once_are_neither_lost_nor_doubled()
    {
        const int Prompts = 1000;
        await using var astria = await EmulatedAstria.StartAsync();
        var engine = Engine(astria);
        foreach (var kind in (EmulatorFaultKind[])[EmulatorFaultKind.GatewayTimeoutAfterProcessing, EmulatorFaultKind.DropAfterProcessing, EmulatorFaultKind.TooManyRequests, EmulatorFaultKind.ServerError])
            astria.Emulator.Inject(new(kind) { Method = "POST", Path = "/prompts", Count = 5 });
        await engine.GenerateAsync(new("to warm up"));
        var before = GC.GetTotalMemory(forceFullCollection: true);

        var results = await Task.WhenAll(Enumerable.Range(0, Prompts).Select(async i =>
        {
            var made = await engine.GenerateAsync(new($"pier number {i}"));
            return (made.Prompt, Picture: System.Text.Encoding.ASCII.GetString(made.Images.Single().Content.Span.Slice(41, 30)));
        }));

        var grown = GC.GetTotalMemory(forceFullCollection: true) - before;
        TestContext.Out.WriteLine($"memory grew by {grown / 1024.0 / Prompts:F2} KiB a prompt, the emulator's own record of it included");
        results.Select(result => result.Prompt).Should().Equal(Enumerable.Range(0, Prompts).Select(i => $"pier number {i}"));
        results.Select(result => result.Picture).Should().OnlyHaveUniqueItems();
        astria.Emulator.PromptCount.Should().Be(Prompts + 1);
        astria.Emulator.BalanceMillicents.Should().Be(100_000_000 - (Prompts + 1) * 2875);
        (grown / Prompts).Should().BeLessThan(20 * 1024);
    }

    private static TrainingRequest Request(int photos) => new(
        new TrainingPlanner().Plan(photos, FluxPresets.Portrait, new() { SubjectClass = "man" }),
        [.. Enumerable.Range(0, photos).Select(i => TrainingImage.FromBytes($"{i}.jpg", Jpeg).WithCaption(i == 0 ? "ohwx man smiling" : null))]) { Title = "John" };

    private AstriaEngine Engine(EmulatedAstria astria, AstriaEngineOptions? options = null)
    {
        options ??= new();
        options.Downloads = new() { AttemptTimeout = TimeSpan.FromHours(23) };
        return new(astria.Client, _downloads, options, timeProvider: astria.Clock);
    }
}
