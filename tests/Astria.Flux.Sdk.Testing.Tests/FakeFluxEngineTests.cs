using Astria.Flux.Training;
using Microsoft.Extensions.Time.Testing;

namespace Astria.Flux.Testing.Tests;

internal sealed class FakeFluxEngineTests
{
    [Test]
    public async Task A_job_goes_through_its_life_as_the_clock_moves()
    {
        var clock = new VirtualClock();
        var engine = new FakeFluxEngine(new(), clock);
        var job = await engine.SubmitAsync(FluxModels.TrainingRequest());

        (await engine.GetStatusAsync(job)).State.Should().Be(TrainingState.Queued);
        clock.Advance(TimeSpan.FromSeconds(15));
        (await engine.GetStatusAsync(job)).Progress!.Stage.Should().Be(TrainingStage.Preparing);
        clock.Advance(TimeSpan.FromSeconds(115));
        (await engine.GetStatusAsync(job)).Progress.Should().BeEquivalentTo(new { Stage = TrainingStage.Training, Step = 100L, TotalSteps = 324L });
        clock.Advance(TimeSpan.FromHours(1));
        (await engine.GetStatusAsync(job)).Tune!.Metadata.Should().ContainKey("astria.preset_sha256");
    }

    [Test]
    public async Task A_scripted_failure_happens_at_its_step()
    {
        var engine = new FakeFluxEngine(new() { FailAtStep = 7, Failure = "the card caught fire." });
        var job = await engine.SubmitAsync(FluxModels.TrainingRequest());

        (await engine.Awaiting(fake => fake.WaitAsync(job)).Should().ThrowAsync<TrainingFailedException>()).WithMessage("*caught fire*");
        (await engine.GetStatusAsync(job)).Progress!.Step.Should().Be(7);
    }

    [Test]
    public async Task A_cancelled_job_stays_cancelled()
    {
        var engine = new FakeFluxEngine();
        var job = await engine.SubmitAsync(FluxModels.TrainingRequest());
        await engine.CancelAsync(job);

        (await engine.GetStatusAsync(job)).State.Should().Be(TrainingState.Cancelled);
        (await engine.Awaiting(fake => fake.WaitAsync(job)).Should().ThrowAsync<TrainingFailedException>()).WithMessage("*cancelled*");
    }

    [Test]
    public async Task Cancelling_what_is_done_changes_nothing()
    {
        var engine = new FakeFluxEngine();
        var job = await engine.SubmitAsync(FluxModels.TrainingRequest());
        await engine.WaitAsync(job);
        await engine.CancelAsync(job);

        (await engine.GetStatusAsync(job)).State.Should().Be(TrainingState.Succeeded);
    }

    [Test]
    public async Task Stopping_to_wait_stops_not_the_job()
    {
        var engine = new FakeFluxEngine();
        var job = await engine.SubmitAsync(FluxModels.TrainingRequest());

        await engine.Awaiting(fake => fake.WaitAsync(job, null, new CancellationToken(canceled: true))).Should().ThrowAsync<OperationCanceledException>();
        (await engine.WaitAsync(job)).Steps.Should().Be(324);
    }

    [Test]
    public async Task On_another_clock_it_waits_for_that_one()
    {
        var clock = new FakeTimeProvider();
        var engine = new FakeFluxEngine(new() { Step = TimeSpan.FromMinutes(1) }, clock);
        var waiting = engine.WaitAsync(await engine.SubmitAsync(FluxModels.TrainingRequest()));

        waiting.IsCompleted.Should().BeFalse();
        while (!waiting.IsCompleted) clock.Advance(TimeSpan.FromMinutes(1));
        (await waiting).Steps.Should().Be(324);
    }

    [Test]
    public async Task It_refuses_what_real_engines_refuse_and_what_the_script_says()
    {
        var request = FluxModels.TrainingRequest();

        await new FakeFluxEngine().Awaiting(fake => fake.SubmitAsync(request with { Images = [] })).Should().ThrowAsync<ArgumentException>();
        await new FakeFluxEngine(new() { RefuseSubmission = new TimeoutException() }).Awaiting(fake => fake.SubmitAsync(request)).Should().ThrowAsync<TimeoutException>();
        await new FakeFluxEngine(new() { RefuseGeneration = new TimeoutException() }).Awaiting(fake => fake.GenerateAsync(FluxModels.GenerationRequest())).Should().ThrowAsync<TimeoutException>();
        await new FakeFluxEngine().Awaiting(fake => fake.WaitAsync(FluxModels.Job())).Should().ThrowAsync<ArgumentException>();
    }

    [Test]
    public async Task Pictures_are_the_same_for_the_same_seed_and_others_for_another()
    {
        var engine = new FakeFluxEngine();
        var request = FluxModels.GenerationRequest() with { Count = 2 };

        var first = await engine.GenerateAsync(request);
        var second = await engine.GenerateAsync(request);

        first.Images.Should().HaveCount(2);
        first.Images[0].Content.ToArray().Should().Equal(second.Images[0].Content.ToArray());
        first.Images[0].Content.ToArray().Should().NotEqual(first.Images[1].Content.ToArray());
        first.Elapsed.Should().Be(TimeSpan.FromSeconds(2.8));
        engine.Generations.Should().HaveCount(2);
    }

    [Test]
    public void A_timer_fires_as_often_as_its_period_says()
    {
        var clock = new VirtualClock();
        var fired = 0;
        using var timer = clock.CreateTimer(_ => fired++, null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2));

        clock.Advance(TimeSpan.FromSeconds(6));
        fired.Should().Be(3);
        timer.Dispose();
        clock.Advance(TimeSpan.FromSeconds(6));
        fired.Should().Be(3);
    }

    [Test]
    public void Time_does_not_run_back() => new VirtualClock().Invoking(clock => clock.Advance(TimeSpan.FromSeconds(-1))).Should().Throw<ArgumentOutOfRangeException>();
}
