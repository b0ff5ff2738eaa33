using Astria.Flux.Planning;
using Astria.Flux.Planning.Exports;
using Astria.Flux.Presets;
using Astria.Flux.Steps;
using Astria.Flux.Testing;
using Astria.Flux.Training;

namespace Astria.Flux.Docs.Tests;

/// <summary>The code of docs/how-many-images-how-many-steps.md.</summary>
internal sealed class HowManySnippets
{
    [Test]
    public void Plan_from_files()
    {
        #region plan-from-files
        var facts = TrainingSetFacts.FromFileNames(["01.jpg", "02.jpg", "03.heic", "01.txt", "02_mask.png"]);
        var plan = new TrainingPlanner().Plan(facts, FluxPresets.Portrait, new() { SubjectClass = "man" });

        Console.WriteLine($"{plan.ImageCount} images, {plan.Steps.Steps} steps");
        foreach (var reason in plan.Reasons)
            Console.WriteLine($"{reason.Kind}: {reason.Text}");
        #endregion

        plan.ImageCount.Should().Be(2);
        plan.Steps.Steps.Should().Be(300);
        plan.UnusedImages.Should().ContainSingle().Which.Name.Should().Be("03.heic");
    }

    [Test]
    public void Convert_exposures()
    {
        #region convert-exposures
        var way = new Exposure(imageCount: 15, batchSize: 4);
        double seen = way.Exposures(405);          // each image is seen 108 times
        long steps = way.StepsForExposures(100);   // 375 steps show each at least 100 times
        long epochs = way.EpochsForSteps(steps);   // 94 epochs of 4 steps
        #endregion

        (seen, steps, epochs).Should().Be((108, 375, 94));
    }

    [Test]
    public void Compare_rules()
    {
        #region compare-rules
        var mine = StepRules.Fluxgym(epochs: 16, repeats: 10);
        long there = mine.Steps(15);                       // 2400 steps at batch 1
        double exposures = mine.Exposures(15);             // 160 looks at each image
        long here = mine.StepsAt(15, imagesPerStep: 4);    // the same in 600 steps at batch 4
        #endregion

        (there, exposures, here).Should().Be((2400, 160, 600));
    }

    [Test]
    public void Ask_a_budget()
    {
        #region ask-a-budget
        var planner = new BudgetPlanner(new TrainingPlanner(), new TrainingEstimator());
        var made = planner.Plan(new() { Money = 2 }, TrainingDevice.Astria, 15, FluxPresets.Portrait, overrides: null);

        foreach (var loss in made.GivenUp)
            Console.WriteLine(loss.Text);    // 400 steps instead of 405: each image is seen 106.7 times instead of 108.
        foreach (var more in made.Alternatives)
            Console.WriteLine(more.Text);    // 405 steps would be possible with 2.025 USD.
        #endregion

        made.GivenUp.Single().Text.Should().Be("400 steps instead of 405: each image is seen 106.7 times instead of 108.");
        made.Alternatives.Single().Text.Should().Be("405 steps would be possible with 2.025 USD.");
    }

    [Test]
    public void Estimate_first()
    {
        #region estimate-first
        var plan = new TrainingPlanner().Plan(15, FluxPresets.Portrait);
        var estimate = new TrainingEstimator().Estimate(plan, TrainingDevice.Astria);

        Console.WriteLine($"{estimate.Price!.Most} {estimate.Price.Currency}, by {estimate.Price.Basis}");
        Console.WriteLine($"{estimate.Duration!.Least} to {estimate.Duration.Most}, by {estimate.Duration.Basis}");
        Console.WriteLine($"{estimate.Adapter!.Size.Bytes} bytes, by {estimate.Adapter.Basis}");
        #endregion

        estimate.Price.Most.Should().Be(2.025m);
    }

    [Test]
    public async Task Measure_a_run()
    {
        var engine = new FakeFluxEngine();
        var plan = FluxModels.Plan(15);
        var job = await engine.SubmitAsync(FluxModels.TrainingRequest(15));
        IProgress<TrainingProgress>? progress = null;

        #region measure-a-run
        var meter = new RunMeter(plan, new TrainingDevice("ours"), next: progress);
        var tune = await engine.WaitAsync(job, meter);

        var throughputs = ThroughputTable.Default.Learn(meter.Run!);
        var estimate = new TrainingEstimator(PriceTable.Default, throughputs).Estimate(plan, new TrainingDevice("ours"));
        #endregion

        tune.Steps.Should().Be(405);
        estimate.Duration!.Basis.Should().Be("1 measured run");
    }

    [Test]
    public void Learn_from_runs()
    {
        #region learn-from-runs
        var throughputs = ThroughputTable.Default.Learn(new()
        {
            Device = "H100",
            Resolution = 512,
            BatchSize = 4,
            Steps = 405,
            Stepping = TimeSpan.FromMinutes(11),
            Overhead = TimeSpan.FromMinutes(1),
        });
        var estimator = new TrainingEstimator(PriceTable.Default, throughputs);
        #endregion

        estimator.Throughputs.Find(TrainingDevice.H100, 512, 4)!.Basis.Should().Be("1 measured run");
    }

    [Test]
    public void Export_a_plan()
    {
        #region export-a-plan
        var plan = new TrainingPlanner().Plan(15, FluxPresets.Portrait);
        var export = TrainerExports.Kohya(plan, new() { Name = "ohwx", ImageFolder = "photos" });

        string config = export.Files["config.toml"];
        foreach (var difference in export.Differences)
            Console.WriteLine(difference);
        #endregion

        config.Should().Contain("max_train_steps = 405");
    }
}
