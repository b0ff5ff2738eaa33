using System.Collections.Concurrent;
using Astria.Flux.Local.Weights;
using Astria.Flux.Training;

namespace Astria.Flux.Local.Tests.Engine;

internal sealed class LocalTrainerTests
{
    private EngineFixture _fixture = null!;

    [SetUp]
    public void Open() => _fixture = new EngineFixture();

    [TearDown]
    public void Close() => _fixture.Dispose();

    [Test]
    public async Task A_training_makes_a_LoRA_that_says_how_it_was_made()
    {
        var (trainer, _) = _fixture.NewEngine();

        var tune = await trainer.WaitAsync(await trainer.SubmitAsync(EngineFixture.Request(steps: 4)));

        using var file = SafetensorsFile.Open(tune.FilePath!);
        file.Metadata["astria.preset"].Should().Be("portrait");
        file.Metadata["astria.revision"].Should().Be("2025-06");
        file.Metadata["astria.steps"].Should().Be("4");
        file.Metadata["astria.token"].Should().Be("ohwx");
        file.Metadata["astria.version"].Should().NotBeEmpty();
        file.Metadata["ss_network_dim"].Should().Be("2");

        // Portrait: 8 projections of the double block, 2 of the single one, and the output.
        file.Tensors.Should().HaveCount(3 * (8 + 2 + 1));
    }

    [Test]
    public async Task It_makes_exactly_as_many_steps_as_the_plan_announced()
    {
        var (trainer, _) = _fixture.NewEngine();
        var heard = new Listener();
        var request = EngineFixture.Request(steps: 7);

        await trainer.WaitAsync(await trainer.SubmitAsync(request), heard);

        heard.Reports.Where(p => p.Stage == TrainingStage.Training).Select(p => p.Step).Should().BeInAscendingOrder();
        heard.Reports.Last().Step.Should().Be(request.Plan.Steps.Steps);
        heard.Reports.Max(p => p.Step).Should().Be(7);
    }

    [Test]
    public async Task The_same_request_trains_the_same_bits_on_any_number_of_threads()
    {
        var one = await TrainAsync(threads: 1);
        var three = await TrainAsync(threads: 3);

        three.Should().Equal(one);

        async Task<byte[]> TrainAsync(int threads)
        {
            var (trainer, _) = _fixture.NewEngine(threads);
            var tune = await trainer.WaitAsync(await trainer.SubmitAsync(EngineFixture.Request(steps: 3)));
            return await File.ReadAllBytesAsync(tune.FilePath!);
        }
    }

    [Test]
    public async Task It_learns_and_the_loss_falls()
    {
        var (trainer, _) = _fixture.NewEngine();
        var heard = new Listener();

        await trainer.WaitAsync(await trainer.SubmitAsync(EngineFixture.Request(steps: 600, batch: 4)), heard);

        var losses = heard.Reports.Where(p => p is { Stage: TrainingStage.Training, Loss: not null }).Select(p => p.Loss!.Value).ToList();
        losses.TakeLast(60).Average().Should().BeLessThan(0.9 * losses.Take(60).Average());
    }

    [Test]
    public async Task A_handle_is_waited_for_in_another_process()
    {
        var (first, _) = _fixture.NewEngine();
        var job = TrainingJob.Parse((await first.SubmitAsync(EngineFixture.Request(steps: 2))).ToJson());
        await first.WaitAsync(job);

        var (second, _) = _fixture.NewEngine();
        var tune = await second.WaitAsync(job);

        tune.Id.Should().Be(job.Id);
        (await second.GetStatusAsync(job)).State.Should().Be(TrainingState.Succeeded);
    }

    [Test]
    public async Task A_job_that_its_process_did_not_finish_is_run_again_where_it_is_waited_for()
    {
        var (first, _) = _fixture.NewEngine();
        var job = await first.SubmitAsync(EngineFixture.Request(steps: 2));
        var tune = await first.WaitAsync(job);
        File.Delete(Path.Combine(Path.GetDirectoryName(tune.FilePath)!, "tune.json"));

        var (second, _) = _fixture.NewEngine();

        (await second.GetStatusAsync(job)).State.Should().Be(TrainingState.Queued);
        (await second.WaitAsync(job)).FilePath.Should().Be(tune.FilePath);
    }

    [Test]
    public async Task A_cancelled_job_stops_and_says_so()
    {
        var (trainer, _) = _fixture.NewEngine();
        var job = await trainer.SubmitAsync(EngineFixture.Request(steps: 1_000_000));
        var begun = Signal();
        var waiting = trainer.WaitAsync(job, new Listener(p => { if (p.Stage == TrainingStage.Training) begun.TrySetResult(); }));
        await begun.Task;

        await trainer.CancelAsync(job);

        await FluentActions.Awaiting(() => waiting).Should().ThrowAsync<TrainingFailedException>().WithMessage("*cancelled*");
        (await trainer.GetStatusAsync(job)).State.Should().Be(TrainingState.Cancelled);
    }

    [Test]
    public async Task Stopping_to_wait_does_not_stop_the_job()
    {
        var (trainer, _) = _fixture.NewEngine();
        var job = await trainer.SubmitAsync(EngineFixture.Request(steps: 30));
        using var impatient = new CancellationTokenSource();
        await impatient.CancelAsync();

        await FluentActions.Awaiting(() => trainer.WaitAsync(job, cancellationToken: impatient.Token)).Should().ThrowAsync<OperationCanceledException>();

        (await trainer.WaitAsync(job)).Steps.Should().Be(30);
    }

    [Test]
    public async Task Every_photo_that_cannot_be_read_is_named_and_nothing_is_submitted()
    {
        var (trainer, _) = _fixture.NewEngine();
        var good = EngineFixture.Request(steps: 2);
        var request = good with { Images = [TrainingImage.FromBytes("notes.jpg", "text"u8.ToArray()), TrainingImage.FromFile("/no/such/photo.png")] };

        (await FluentActions.Awaiting(() => trainer.SubmitAsync(request)).Should().ThrowAsync<FluxPolicyException>())
            .Which.Faults.Select(f => f.Place).Should().Equal("notes.jpg", "photo.png");
    }

    [Test]
    public async Task A_job_whose_engine_is_closed_is_not_lost_but_run_by_the_next()
    {
        var (job, _) = await _fixture.StartAndCloseAsync(steps: 40);
        var (second, _) = _fixture.NewEngine();

        (await second.WaitAsync(job)).Steps.Should().Be(40);
    }

    [Test]
    public async Task Two_processes_that_wait_for_one_job_train_it_once()
    {
        var (first, _) = _fixture.NewEngine();
        var (second, _) = _fixture.NewEngine();
        var heard = new Listener();
        var job = await first.SubmitAsync(EngineFixture.Request(steps: 60));

        var tunes = await Task.WhenAll(first.WaitAsync(job), second.WaitAsync(job, heard));

        tunes[0].TrainedAt.Should().Be(tunes[1].TrainedAt);
        heard.Reports.Should().BeEmpty();
    }

    [Test]
    public async Task A_job_cancelled_by_another_process_stops_here()
    {
        var (first, _) = _fixture.NewEngine();
        var (second, _) = _fixture.NewEngine();
        var job = await first.SubmitAsync(EngineFixture.Request(steps: 1_000_000));
        var begun = Signal();
        var waiting = first.WaitAsync(job, new Listener(p => { if (p.Stage == TrainingStage.Training) begun.TrySetResult(); }));
        await begun.Task;

        (await second.GetStatusAsync(job)).State.Should().Be(TrainingState.Running);
        await second.CancelAsync(job);

        await FluentActions.Awaiting(() => waiting).Should().ThrowAsync<TrainingFailedException>().WithMessage("*cancelled*");
    }

    [Test]
    public async Task A_listener_that_throws_costs_nobody_the_training()
    {
        var (trainer, _) = _fixture.NewEngine();
        var job = await trainer.SubmitAsync(EngineFixture.Request(steps: 30));

        var tune = await trainer.WaitAsync(job, new Listener(p => { if (p.Step > 3) throw new InvalidOperationException("listener"); }));

        tune.Steps.Should().Be(30);
    }

    [Test]
    public async Task A_listener_that_throws_at_the_first_thing_it_is_told_gets_its_tune_too()
    {
        var (trainer, _) = _fixture.NewEngine();
        var job = await trainer.SubmitAsync(EngineFixture.Request(steps: 2));
        await trainer.WaitAsync(job);

        (await trainer.WaitAsync(job, new Listener(_ => throw new InvalidOperationException("listener")))).Steps.Should().Be(2);
    }

    [Test]
    public async Task A_target_set_it_does_not_know_is_refused_with_those_it_does()
    {
        var (trainer, _) = _fixture.NewEngine();
        var request = EngineFixture.Request(steps: 2);
        var strange = request with { Plan = request.Plan with { Lora = request.Plan.Lora with { Targets = new("everything") } } };

        await FluentActions.Awaiting(() => trainer.SubmitAsync(strange)).Should().ThrowAsync<FluxPolicyException>().WithMessage("*'everything'*standard, portrait*");
    }

    [Test]
    public async Task A_job_of_another_engine_or_of_nobody_is_refused()
    {
        var (trainer, _) = _fixture.NewEngine();
        var job = await trainer.SubmitAsync(EngineFixture.Request(steps: 1));
        await trainer.WaitAsync(job);

        await FluentActions.Awaiting(() => trainer.WaitAsync(job with { Engine = "astria" })).Should().ThrowAsync<ArgumentException>().WithMessage("*'astria'*");
        await FluentActions.Awaiting(() => trainer.WaitAsync(job with { Id = "../../etc" })).Should().ThrowAsync<ArgumentException>().WithMessage("*no job*");
        await FluentActions.Awaiting(() => trainer.WaitAsync(job with { Id = new string('0', 32) })).Should().ThrowAsync<ArgumentException>().WithMessage("*no job*");
    }

    // Set on the training's own thread, which must not go on with the test: a test that closes the engine there would wait for itself.
    private static TaskCompletionSource Signal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private sealed class Listener(Action<TrainingProgress>? also = null) : IProgress<TrainingProgress>
    {
        public ConcurrentQueue<TrainingProgress> Reports { get; } = [];

        public void Report(TrainingProgress value)
        {
            Reports.Enqueue(value);
            also?.Invoke(value);
        }
    }
}
