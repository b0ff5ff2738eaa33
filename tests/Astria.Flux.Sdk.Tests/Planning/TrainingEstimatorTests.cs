using Astria.Flux.Planning;
using Astria.Flux.Presets;

namespace Astria.Flux.Tests.Planning;

internal sealed class TrainingEstimatorTests
{
    private const long Gibibyte = 1L << 30;

    private static readonly TrainingPlanner Planner = new();
    private static readonly TrainingEstimator Estimator = new();

    [TestCase(4, 1.5)]
    [TestCase(15, 2.025)]
    [TestCase(16, 2.16)]
    public void Astrias_price_is_that_of_its_job_records(int images, decimal price)
    {
        var estimate = Estimator.Estimate(Planner.Plan(images), TrainingDevice.Astria);

        estimate.Price.Should().BeEquivalentTo(new { Least = price, Most = price, Currency = "USD" });
        estimate.Price!.Basis.Should().Contain("job records");
    }

    [Test]
    public void Astrias_time_covers_its_job_records_of_2025()
    {
        var shortest = Estimator.Estimate(Planner.Plan(16), TrainingDevice.Astria).Duration!;
        var longest = Estimator.Estimate(Planner.Plan(4), TrainingDevice.Astria).Duration!;

        shortest.Least.Should().BeLessThanOrEqualTo(TimeSpan.FromSeconds(284));
        longest.Most.Should().BeGreaterThanOrEqualTo(TimeSpan.FromSeconds(643));
    }

    [Test]
    public void A_rented_device_costs_its_time()
    {
        var estimate = Estimator.Estimate(Planner.Plan(4, FluxPresets.Fast), TrainingDevice.H100);

        estimate.Duration!.Most.Should().Be(TimeSpan.FromSeconds(534));
        estimate.Price!.Most.Should().BeApproximately(0.4287m, 0.0001m);
    }

    [Test]
    public void The_adapter_is_exact()
    {
        var adapter = Estimator.Estimate(Planner.Plan(4, FluxPresets.Fast), TrainingDevice.Astria).Adapter!;

        adapter.Size.Bytes.Should().Be(89_653_248);
        adapter.Basis.Should().Contain("342 layers");
    }

    [Test]
    public void What_is_not_known_is_left_out_with_the_reason()
    {
        var high = Estimator.Estimate(Planner.Plan(4, FluxPresets.High), TrainingDevice.Astria);
        var focus = Estimator.Estimate(Planner.Plan(4, FluxPresets.Focus), TrainingDevice.Astria);
        var toaster = Estimator.Estimate(Planner.Plan(4), new("toaster"));

        high.Price.Should().BeNull();
        high.Unknown.Should().ContainSingle().Which.Text.Should().Contain("'high'");
        focus.Steps.Should().BeNull();
        focus.Unknown.Should().ContainSingle().Which.Text.Should().Contain("engine decides");
        toaster.Duration.Should().BeNull();
        toaster.Unknown.Should().HaveCount(2);
    }

    [Test]
    public void A_device_paid_by_the_hour_needs_its_speed() =>
        new TrainingEstimator(new([new() { Device = "x", PerHour = 1 }]), new([])).Estimate(Planner.Plan(4), new("x")).Unknown.Should().HaveCount(2)
            .And.Contain(reason => reason.Text.Contains("by the hour"));

    [Test]
    public void A_pace_is_scaled_from_the_nearest_with_more_tolerance()
    {
        var pace = ThroughputTable.Default.Find(TrainingDevice.H100, 1024, 4)!;

        pace.FastestStep.Should().BeApproximately(1.78 * 4 * 0.75, 1e-9);
        pace.SlowestStep.Should().BeApproximately(1.78 * 4 * 1.25, 1e-9);
        pace.Basis.Should().Contain("scaled from batch 4 at 512 px");
    }

    [Test]
    public void A_device_is_found_in_any_letter_case() => ThroughputTable.Default.Find(new("h100"), 512, 1)!.FastestStep.Should().Be(0.48);

    [Test]
    public void Measured_runs_take_the_place_of_published_figures_and_narrow_the_range()
    {
        MeasuredRun run = new() { Device = "H100", Resolution = 512, BatchSize = 4, Steps = 300, Stepping = TimeSpan.FromSeconds(600), Overhead = TimeSpan.FromSeconds(30) };
        var once = ThroughputTable.Default.Learn(run);
        var twice = once.Learn(run with { Stepping = TimeSpan.FromSeconds(630), Overhead = TimeSpan.FromSeconds(40) });

        once.Find(TrainingDevice.H100, 512, 4).Should().BeEquivalentTo(new { FastestStep = 1.5, SlowestStep = 2.5, Basis = "1 measured run" });
        twice.Find(TrainingDevice.H100, 512, 4).Should().BeEquivalentTo(new { FastestStep = 1.75, LeastOverhead = TimeSpan.FromSeconds(30), MostOverhead = TimeSpan.FromSeconds(40), Basis = "2 measured runs" });
        twice.Find(TrainingDevice.H100, 512, 4)!.SlowestStep.Should().BeApproximately(2.1 * 1.125, 1e-9);
        ThroughputTable.Default.Find(TrainingDevice.H100, 512, 4)!.FastestStep.Should().Be(1.78);
    }

    [Test]
    public void A_run_without_time_teaches_nothing() =>
        FluentActions.Invoking(() => ThroughputTable.Default.Learn(new() { Device = "x", Resolution = 512, BatchSize = 1, Steps = 1, Stepping = TimeSpan.Zero })).Should().Throw<ArgumentException>();

    [TestCase(BaseModelPrecision.BFloat16, 30)]
    [TestCase(BaseModelPrecision.Bits8, 18)]
    [TestCase(BaseModelPrecision.Bits4, 13)]
    [TestCase(BaseModelPrecision.NormalFloat4, 9)]
    public void Memory_at_the_published_setting_is_the_published_figure(BaseModelPrecision precision, int gibibytes)
    {
        var plan = Planner.Plan(4, FluxPresets.Fast, new() { Lora = FluxPresets.Fast.Lora with { BatchSize = 1 } });

        Estimator.Estimate(plan, new("x") { BasePrecision = precision }).Memory!.Least.Should().Be(gibibytes * Gibibyte);
    }

    [TestCase(12, false)]
    [TestCase(40, true)]
    [TestCase(33, null)]
    public void Whether_it_fits_is_said_only_when_it_is_sure(int gibibytes, bool? fits)
    {
        var plan = Planner.Plan(4, FluxPresets.Fast, new() { Lora = FluxPresets.Fast.Lora with { BatchSize = 4 } });

        Estimator.Estimate(plan, new("x") { MemoryBytes = gibibytes * Gibibyte }).Memory!.Fits.Should().Be(fits);
    }

    [Test]
    public void A_bigger_batch_rank_or_picture_takes_more_memory()
    {
        var least = Of(lora => lora with { BatchSize = 1 });

        Of(lora => lora with { BatchSize = 2 }).Should().BeGreaterThan(least);
        Of(lora => lora with { BatchSize = 1, Rank = 64 }).Should().BeGreaterThan(least);
        Of(lora => lora with { BatchSize = 1, Resolution = 1024 }).Should().BeGreaterThan(least);

        static long Of(Func<LoraHyperparameters, LoraHyperparameters> change) =>
            Estimator.Estimate(Planner.Plan(4, FluxPresets.Fast, new() { Lora = change(FluxPresets.Fast.Lora) }), TrainingDevice.A40).Memory!.Least;
    }

    [Test]
    public void A_services_memory_is_its_own_affair() => Estimator.Estimate(Planner.Plan(4), TrainingDevice.Astria).Memory.Should().BeNull();

    [Test]
    public void A_price_is_what_is_fixed_and_what_steps_and_time_cost()
    {
        var estimator = new TrainingEstimator(
            new([new() { Device = "x", Fixed = 0.5m, PerStep = 0.01m, PerHour = 3 }]),
            new([new() { Device = "x", Resolution = 512, BatchSize = 4, FastestStep = 2, SlowestStep = 4, LeastOverhead = TimeSpan.FromMinutes(10), MostOverhead = TimeSpan.FromMinutes(20) }]));

        var estimate = estimator.Estimate(Planner.Plan(4, null, new() { Steps = 600 }), new("x"));

        estimate.Duration.Should().BeEquivalentTo(new { Least = TimeSpan.FromMinutes(30), Most = TimeSpan.FromMinutes(60) });
        estimate.Price.Should().BeEquivalentTo(new { Least = 0.5m + 6 + 1.5m, Most = 0.5m + 6 + 3, Currency = "USD" });
        (estimate.Steps, estimate.Exposures).Should().Be((600, 600));
        estimate.Unknown.Should().BeEmpty();
    }

    [Test]
    public void Of_two_prices_for_one_training_the_later_holds_and_one_for_another_preset_does_not()
    {
        var prices = new PriceTable([new() { Device = "x", PerStep = 1 }, new() { Device = "X", PerStep = 2 }, new() { Device = "x", Presets = ["High"], PerStep = 3 }]);

        prices.Find(new("x"), "portrait")!.PerStep.Should().Be(2);
        prices.Find(new("x"), "high")!.PerStep.Should().Be(3);
        prices.Find(new("y"), "high").Should().BeNull();
        prices.With(new PriceRate { Device = "x" }).Rates.Should().HaveCount(4);
    }

    [Test]
    public void No_price_is_beyond_reckoning()
    {
        FluentActions.Invoking(() => new PriceTable([new() { Device = "x", Fixed = 1_000_000_001, PerStep = 1_000_000_001, PerHour = 1_000_000_001 }])).Should().Throw<FluxPolicyException>().Which.Faults.Should().HaveCount(3);
        var estimator = new TrainingEstimator(new([new() { Device = "x", Fixed = 1e9m, PerStep = 1e9m, PerHour = 1e9m }]), new([new() { Device = "x", Resolution = 512, BatchSize = 4, FastestStep = 1e6, SlowestStep = 1e6 }]));

        estimator.Estimate(Planner.Plan(1, null, new() { Steps = long.MaxValue }), new("x")).Price!.Most.Should().BeGreaterThan(9e27m);
    }

    [Test]
    public void Tables_refuse_nonsense_with_every_fault()
    {
        FluentActions.Invoking(() => new PriceTable([new() { Device = "", Currency = "", Fixed = -1, PerStep = -1, PerHour = -1 }])).Should().Throw<FluxPolicyException>().Which.Faults.Should().HaveCount(5);
        FluentActions.Invoking(() => new ThroughputTable([new() { Device = "", Resolution = 0, BatchSize = 0, FastestStep = 0, SlowestStep = -1, Runs = -1, LeastOverhead = TimeSpan.FromSeconds(-1), MostOverhead = TimeSpan.FromSeconds(-2) }]))
            .Should().Throw<FluxPolicyException>().Which.Faults.Should().HaveCount(8);
    }
}
