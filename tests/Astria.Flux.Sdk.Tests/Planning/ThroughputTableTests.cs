using Astria.Flux.Planning;

namespace Astria.Flux.Tests.Planning;

/// <summary>How the pace of a training is found, number by number.</summary>
internal sealed class ThroughputTableTests
{
    private static readonly MeasuredRun Run = new() { Device = "x", Resolution = 512, BatchSize = 4, Steps = 100, Stepping = TimeSpan.FromSeconds(200), Overhead = TimeSpan.FromSeconds(10) };

    [TestCase(512, 1, 1.0)]
    [TestCase(512, 2, 2.0)]
    [TestCase(1024, 1, 4.0)]
    [TestCase(256, 1, 0.25)]
    [TestCase(1024, 3, 12.0)]
    public void Time_grows_with_the_pixels_of_a_step(int resolution, int batch, double factor)
    {
        var pace = Table(Rate(512, 1, 2)).Find(new("x"), resolution, batch)!;
        var tolerance = factor == 1 ? 0 : 0.25;

        pace.FastestStep.Should().BeApproximately(2 * factor * (1 - tolerance), 1e-9);
        pace.SlowestStep.Should().BeApproximately(2 * factor * (1 + tolerance), 1e-9);
    }

    [TestCase(3, 2.0)]
    [TestCase(2, 2.0)]
    [TestCase(1, 1.0)]
    [TestCase(7, 2.0)]
    [TestCase(16, 10.0)]
    public void The_nearest_figure_is_scaled_and_of_two_as_near_the_later(int batch, double step) =>
        Table(Rate(512, 1, 1), Rate(512, 4, 2), Rate(512, 16, 10)).Find(new("x"), 512, batch)!.Basis.Should().StartWith($"rate {step:0}");

    [Test]
    public void Of_two_figures_for_one_setting_the_later_holds() => Table(Rate(512, 1, 1), Rate(512, 1, 3)).Find(new("x"), 512, 1)!.FastestStep.Should().Be(3);

    [TestCase(1, 0.25)]
    [TestCase(2, 0.125)]
    [TestCase(10, 0.025)]
    public void Every_measured_run_narrows_the_range(int runs, double tolerance)
    {
        var table = Enumerable.Range(0, runs).Aggregate(new ThroughputTable([]), (table, _) => table.Learn(Run));

        table.Rates.Should().ContainSingle().Which.Runs.Should().Be(runs);
        table.Find(new("X"), 512, 4).Should().BeEquivalentTo(new { LeastOverhead = TimeSpan.FromSeconds(10), MostOverhead = TimeSpan.FromSeconds(10) });
        table.Find(new("X"), 512, 4)!.FastestStep.Should().BeApproximately(2 * (1 - tolerance), 1e-9);
        table.Find(new("X"), 512, 4)!.SlowestStep.Should().BeApproximately(2 * (1 + tolerance), 1e-9);
    }

    [Test]
    public void Measured_and_scaled_is_doubly_uncertain() => new ThroughputTable([]).Learn(Run).Find(new("x"), 512, 8)!.FastestStep.Should().BeApproximately(4 * 0.5, 1e-9);

    [Test]
    public void The_slowest_and_the_fastest_run_bound_the_range()
    {
        var table = new ThroughputTable([]).Learn(Run).Learn(Run with { Stepping = TimeSpan.FromSeconds(100), Overhead = TimeSpan.FromSeconds(5) }).Learn(Run with { Stepping = TimeSpan.FromSeconds(150), Overhead = TimeSpan.FromSeconds(20) });

        table.Rates.Should().ContainSingle().Which.Should().BeEquivalentTo(new { FastestStep = 1.0, SlowestStep = 2.0, LeastOverhead = TimeSpan.FromSeconds(5), MostOverhead = TimeSpan.FromSeconds(20), Runs = 3 });
    }

    [TestCase("y", 512, 4)]
    [TestCase("x", 768, 4)]
    [TestCase("x", 512, 2)]
    public void A_run_of_another_setting_is_another_figure(string device, int resolution, int batch) =>
        new ThroughputTable([]).Learn(Run).Learn(Run with { Device = device, Resolution = resolution, BatchSize = batch }).Rates.Select(rate => rate.Runs).Should().Equal(1, 1);

    [TestCase(0, 1, 0)]
    [TestCase(1, 0, 0)]
    [TestCase(1, 1, -1)]
    public void A_run_that_can_not_have_been_is_refused(long steps, int stepping, int overhead) =>
        FluentActions.Invoking(() => new ThroughputTable([]).Learn(Run with { Steps = steps, Stepping = TimeSpan.FromTicks(stepping), Overhead = TimeSpan.FromTicks(overhead) })).Should().Throw<ArgumentException>();

    [Test]
    public void The_least_run_and_the_least_figure_are_fine()
    {
        new ThroughputTable([]).Learn(Run with { Resolution = 1, BatchSize = 1, Steps = 1, Stepping = TimeSpan.FromTicks(1), Overhead = TimeSpan.Zero }).Find(new("x"), 1, 1).Should().NotBeNull();
        FluentActions.Invoking(() => ThroughputTable.Default.Find(TrainingDevice.A40, 0, 1)).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => ThroughputTable.Default.Find(TrainingDevice.A40, 1, 0)).Should().Throw<ArgumentOutOfRangeException>();
    }

    [Test]
    public void Of_two_figures_for_one_setting_a_run_joins_the_later()
    {
        var learned = Table(Rate(512, 4, 1) with { Runs = 1 }, Rate(512, 4, 5) with { Runs = 3 }).Learn(Run).Rates[^1];

        learned.Should().BeEquivalentTo(new { FastestStep = 2.0, SlowestStep = 5.0, Runs = 4 });
    }

    [Test]
    public void A_pace_is_rounded_up_to_a_tick_and_never_beyond_the_longest_time()
    {
        var pace = new TrainingPace(1e-8, 2, TimeSpan.FromTicks(5), TimeSpan.FromTicks(7), "x");

        pace.Least(0).Should().Be(TimeSpan.FromTicks(5));
        pace.Least(1).Should().Be(TimeSpan.FromTicks(6));
        pace.Most(3).Should().Be(TimeSpan.FromTicks(60_000_007));
        pace.Most(long.MaxValue).Should().Be(TimeSpan.MaxValue);
    }

    private static ThroughputTable Table(params ThroughputRate[] rates) => new(rates);

    private static ThroughputRate Rate(int resolution, int batch, double step) =>
        new() { Device = "x", Resolution = resolution, BatchSize = batch, FastestStep = step, SlowestStep = step, Source = $"rate {step:0}" };
}
