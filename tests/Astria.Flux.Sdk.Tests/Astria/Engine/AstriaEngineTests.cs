using Astria.Flux.Astria.Callbacks;
using Astria.Flux.Astria.Engine;
using Astria.Flux.Astria.Images;
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
    public async Task A_service_that_is_down_for_an_hour_does_not_end_the_waiting()
    {
        await using var astria = await EmulatedAstria.StartAsync();
        var engine = Engine(astria);
        var job = await engine.SubmitAsync(Request(4));
        astria.Emulator.Inject(new(EmulatorFaultKind.Unavailable) { Method = "GET", Path = "/tunes/", Count = 60 });

        (await engine.WaitAsync(job)).Id.Should().Be(job.Id);
    }

    [Test]
    public async Task What_was_paid_for_is_in_the_error_when_its_pictures_cannot_be_had()
    {
        await using var astria = await EmulatedAstria.StartAsync();
        astria.Emulator.Inject(new(EmulatorFaultKind.Unavailable) { Path = "/pictures/", Count = 99 });
        var engine = Engine(astria);

        var failure = (await engine.Invoking(generator => generator.GenerateAsync(new("a pier"))).Should().ThrowAsync<AstriaGenerationException>()).Which;
        astria.Emulator.ClearFaults();
        var made = await engine.WaitForGenerationAsync(failure.Job);

        made.Images.Should().ContainSingle();
        astria.Emulator.PromptCount.Should().Be(1);
    }

    [Test]
    public async Task A_prompt_that_was_deleted_meanwhile_ends_the_waiting_with_the_job()
    {
        await using var astria = await EmulatedAstria.StartAsync();
        var engine = Engine(astria);
        var job = await engine.SubmitGenerationAsync(new("a pier"));
        await astria.Client.Prompts.DeleteAsync(job.Parts[0].PromptId);

        (await engine.Invoking(generator => generator.WaitForGenerationAsync(job)).Should().ThrowAsync<AstriaGenerationException>().WithMessage("*deleted*")).Which.Job.Should().Be(job);
    }

    [Test]
    public async Task Looks_become_rarer_and_respect_the_services_estimate()
    {
        await using var astria = await EmulatedAstria.StartAsync(new() { TrainingTime = TimeSpan.FromMinutes(10) });
        var engine = Engine(astria);

        await engine.WaitAsync(await engine.SubmitAsync(Request(4)));

        // Every 5 seconds these would be 120.
        astria.Emulator.Requests.Count(request => request.Method == "GET").Should().BeInRange(3, 14);
    }

    [Test]
    public async Task A_download_that_broke_off_in_one_process_goes_on_in_another()
    {
        await using var astria = await EmulatedAstria.StartAsync(new() { PictureSide = 512 });
        var engine = Engine(astria);
        var job = await engine.SubmitGenerationAsync(new("a pier"));
        var whole = (await engine.WaitForGenerationAsync(job)).Images[0].Content.ToArray();
        var address = (await astria.Client.Prompts.GetAsync(job.Parts[0].PromptId)).Images[0];
        var folder = Directory.CreateTempSubdirectory("flux-download");
        var path = Path.Combine(folder.FullName, "1.png");
        await File.WriteAllBytesAsync(path + ".part", whole[..1000]);
        astria.Emulator.Reset();
        astria.Emulator.Inject(new(EmulatorFaultKind.TruncatedBody) { Path = "/pictures/" });

        var image = await new ImageDownloader(_downloads, new() { AttemptTimeout = TimeSpan.FromHours(23) }, astria.Clock).DownloadToFileAsync(address, path);

        (await File.ReadAllBytesAsync(path)).Should().Equal(whole);
        image.Length.Should().Be(whole.Length);
        File.Exists(path + ".part").Should().BeFalse();
        folder.Delete(recursive: true);
    }

    [Test]
    public async Task A_callback_wakes_the_one_who_waits_long_before_the_next_look()
    {
        var clock = EmulatorClock.Manual();
        await using var astria = await EmulatedAstria.StartAsync(new() { TrainingTime = TimeSpan.FromMinutes(10) }, clock: clock);
        var feed = new CallbackFeed();
        var engine = new AstriaEngine(astria.Client, _downloads, new() { FirstPoll = TimeSpan.FromDays(1), LongestPoll = TimeSpan.FromDays(1) }, feed: feed, timeProvider: clock);
        var job = await engine.SubmitAsync(Request(4));
        var looked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var waiting = engine.WaitAsync(job, new Looked(looked));
        await looked.Task;
        clock.Advance(TimeSpan.FromMinutes(10));

        // Twice, as a callback that is sent again: one winner, one result.
        feed.Signal(CallbackPurpose.Tune, long.Parse(job.Id, System.Globalization.CultureInfo.InvariantCulture));
        feed.Signal(CallbackPurpose.Tune, long.Parse(job.Id, System.Globalization.CultureInfo.InvariantCulture));

        (await waiting).TrainedAt.Should().NotBeNull();
        astria.Emulator.Requests.Count(request => request.Method == "GET").Should().Be(2);
    }

    [Test]
    public async Task A_thousand_prompts_at_once_are_neither_lost_nor_doubled_and_leave_no_memory_behind()
    {
        const int Prompts = 1000;
        await using var astria = await EmulatedAstria.StartAsync();
        var engine = Engine(astria);
        var memory = new List<long>();
        for (var round = 0; round < 5; round++)
        {
            foreach (var kind in (EmulatorFaultKind[])[EmulatorFaultKind.GatewayTimeoutAfterProcessing, EmulatorFaultKind.DropAfterProcessing, EmulatorFaultKind.TooManyRequests, EmulatorFaultKind.ServerError])
                astria.Emulator.Inject(new(kind) { Method = "POST", Path = "/prompts", Count = 5 });

            await DrawAsync(astria, engine, Prompts);

            // The emulator's record of it goes; what is left belongs to the client.
            astria.Emulator.Reset();
            memory.Add(GC.GetTotalMemory(forceFullCollection: true));
        }

        TestContext.Out.WriteLine($"memory after each thousand, in KiB: {string.Join(", ", memory.Select(bytes => bytes / 1024))}");
        memory[^1].Should().BeLessThan(memory[1] + memory[1] / 10, "thousands of prompts more must not be seen in memory");
    }

    private static async Task DrawAsync(EmulatedAstria astria, AstriaEngine engine, int prompts)
    {
        var results = await Task.WhenAll(Enumerable.Range(0, prompts).Select(async i =>
        {
            var made = await engine.GenerateAsync(new($"pier number {i}"));
            return (made.Prompt, Picture: System.Text.Encoding.ASCII.GetString(made.Images.Single().Content.Span.Slice(41, 30)));
        }));

        results.Select(result => result.Prompt).Should().Equal(Enumerable.Range(0, prompts).Select(i => $"pier number {i}"));
        results.Select(result => result.Picture).Should().OnlyHaveUniqueItems();
        astria.Emulator.PromptCount.Should().Be(prompts);
        astria.Emulator.BalanceMillicents.Should().Be(100_000_000 - prompts * 2875);
    }

    private static TrainingRequest Request(int photos) => new(
        new TrainingPlanner().Plan(photos, FluxPresets.Portrait, new() { SubjectClass = "man" }),
        [.. Enumerable.Range(0, photos).Select(i => TrainingImage.FromBytes($"{i}.jpg", Jpeg).WithCaption(i == 0 ? "ohwx man smiling" : null))])
    { Title = "John" };

    private AstriaEngine Engine(EmulatedAstria astria, AstriaEngineOptions? options = null)
    {
        options ??= new();
        options.Downloads = new() { AttemptTimeout = TimeSpan.FromHours(23) };
        return new(astria.Client, _downloads, options, timeProvider: astria.Clock);
    }

    private sealed class Looked(TaskCompletionSource done) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => done.TrySetResult();
    }
}
