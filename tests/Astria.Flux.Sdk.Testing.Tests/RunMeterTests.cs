using Astria.Flux.Planning;
using Astria.Flux.Training;

namespace Astria.Flux.Testing.Tests;

internal sealed class RunMeterTests
{
    private static readonly TrainingPlan Plan = FluxModels.Plan(15);

    [Test]
    public async Task A_training_is_measured_by_its_progress_and_teaches_the_estimate()
    {
        // 10 s in the queue, 20 s of preparation, 405 steps of 2 s, 5 s of saving.
        var engine = new FakeFluxEngine(new() { Step = TimeSpan.FromSeconds(2) });
        var mine = new Seen();
        var meter = new RunMeter(Plan, new("mine"), mine);

        var job = await engine.SubmitAsync(FluxModels.TrainingRequest(15));
        await engine.WaitAsync(job, meter);

        meter.Run.Should().Be(new MeasuredRun { Device = "mine", Resolution = 512, BatchSize = 4, Steps = 405, Stepping = TimeSpan.FromSeconds(810), Overhead = TimeSpan.FromSeconds(35) });
        var estimate = new TrainingEstimator(PriceTable.Default, ThroughputTable.Default.Learn(meter.Run!)).Estimate(Plan, new("mine")).Duration!;
        estimate.Least.Should().BeLessThan(TimeSpan.FromSeconds(845)).And.BeGreaterThan(TimeSpan.FromSeconds(600));
        estimate.Most.Should().BeGreaterThan(TimeSpan.FromSeconds(845));
        mine.Count.Should().BeGreaterThan(405, "everything is handed on");
    }

    [Test]
    public void Steps_before_the_first_report_count_as_the_others()
    {
        var meter = new RunMeter(Plan, TrainingDevice.A40);
        meter.Report(Progress(100, 130));
        meter.Report(Progress(300, 330));

        meter.Run.Should().BeEquivalentTo(new { Steps = 300L, Stepping = TimeSpan.FromSeconds(300), Overhead = TimeSpan.FromSeconds(30) });
    }

    [Test]
    public void Nothing_is_made_up_of_one_report()
    {
        var meter = new RunMeter(Plan, TrainingDevice.A40);
        meter.Run.Should().BeNull();
        meter.Report(new() { Stage = TrainingStage.Queued, Elapsed = TimeSpan.FromSeconds(9) });
        meter.Report(Progress(100, 130));
        meter.Report(Progress(100, 140));

        meter.Run.Should().BeNull();
    }

    private static TrainingProgress Progress(long step, int seconds) => new() { Stage = TrainingStage.Training, Step = step, Elapsed = TimeSpan.FromSeconds(seconds) };

    private sealed class Seen : IProgress<TrainingProgress>
    {
        public int Count { get; private set; }

        public void Report(TrainingProgress value) => Count++;
    }
}
