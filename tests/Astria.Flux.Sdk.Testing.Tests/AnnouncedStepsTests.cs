using Astria.Flux.Lora;
using Astria.Flux.Planning;
using Astria.Flux.Presets;
using Astria.Flux.Steps;
using Astria.Flux.Training;
using CsCheck;

namespace Astria.Flux.Testing.Tests;

/// <summary>The number that a plan announces is the number that runs: on every engine there is.</summary>
internal sealed class AnnouncedStepsTests
{
    // Portrait with a rule of its own, short enough to train in a test; Astria's service knows it as portrait, and trains what it is told.
    private static readonly FluxPreset Short = FluxPresets.Portrait with { Name = "short", Steps = new PerImageStepPolicy(3) };

    // Three images to train on, among everything that others have counted: captions, masks, regularisation pictures, what can't be read, leftovers.
    private static readonly TrainingSetFacts Facts = TrainingSetFacts.FromFileNames(
        ["01.jpg", "02.png", "03.webp", "01.txt", "02.caption", "01_mask.png", "masks/02.png", "04.heic", "reg/05.jpg", "._01.jpg", "01.jpg", "notes.md"]);

    [TestCaseSource(typeof(Engines), nameof(Engines.All))]
    public async Task What_is_announced_is_what_runs(Func<Task<Engines>> start)
    {
        await using var engine = await start();
        var plan = new TrainingPlanner().Plan(Facts, Short, null);
        var seen = new SeenSteps();

        var job = await engine.Trainer.SubmitAsync(Request(plan));
        var tune = await engine.Trainer.WaitAsync(job, seen);

        plan.Steps.Steps.Should().Be(9);
        job.Steps.Should().Be(9);
        tune.Steps.Should().Be(9);
        seen.Announced.Should().Equal(9);

        // A job runs from the moment it is submitted, so the first steps may be over before anyone listens; none after them is left out.
        var heard = seen.Distinct.ToList();
        heard.Should().Equal(Enumerable.Range(0, heard.Count).Select(i => 9L - heard.Count + 1 + i), "the last step is the ninth");
        if (engine.Emulator is { } astria)
            astria.BalanceMillicents.Should().Be(100_000_000 - 9 * 500, "so many steps were paid for");
    }

    [TestCaseSource(typeof(Engines), nameof(Engines.All))]
    public async Task A_number_the_caller_chose_is_what_runs(Func<Task<Engines>> start)
    {
        await using var engine = await start();
        var plan = new TrainingPlanner().Plan(2, FluxPresets.Portrait, new() { Steps = 5 });

        var job = await engine.Trainer.SubmitAsync(new(plan, [FluxModels.Image("1.png"), FluxModels.Image("2.png")]));
        var tune = await engine.Trainer.WaitAsync(job);

        (plan.Steps.Steps, job.Steps, tune.Steps).Should().Be((5, 5, 5));
    }

    [TestCaseSource(typeof(Engines), nameof(Engines.All))]
    public async Task What_the_preset_stood_for_goes_from_the_plan_to_the_job_and_to_what_was_trained(Func<Task<Engines>> start)
    {
        await using var engine = await start();
        var plan = new TrainingPlanner().Plan(Facts, Short, new() { SubjectClass = "man" });

        var job = TrainingJob.Parse((await engine.Trainer.SubmitAsync(Request(plan))).ToJson());
        var tune = await engine.Trainer.WaitAsync(job);

        job.PresetJson.Should().Be(plan.Expansion.Json);
        job.PresetSha256.Should().Be(plan.Expansion.Sha256);
        tune.Metadata.Should().Contain(job.Metadata());
        PresetFormat.Default.Read(tune.Metadata["astria.preset_json"]).Should().Be(Short);
        if (tune.FilePath is not { } file) return;

        var inspection = LoraInspector.Inspect(file);
        inspection.Preset.Should().Be(Short.Reference);
        inspection.PresetIsIntact.Should().BeTrue();
        inspection.TriggerWord.Should().Be("ohwx");
        inspection.Metadata.Should().Contain(plan.Metadata());
    }

    [Test]
    public async Task Values_the_caller_changed_are_in_the_file_beside_the_presets()
    {
        await using var engine = await Local();
        var plan = new TrainingPlanner().Plan(2, FluxPresets.Portrait, new() { Steps = 2, Lora = FluxPresets.Portrait.Lora with { Rank = 2, Alpha = 2, BatchSize = 1, Targets = LoraTargetSet.Standard } });

        var tune = await engine.Trainer.WaitAsync(await engine.Trainer.SubmitAsync(new(plan, [FluxModels.Image("1.png"), FluxModels.Image("2.png")])));

        LoraInspector.Inspect(tune.FilePath!).Metadata["astria.lora_json"].Should().Be(plan.LoraJson).And.Contain("\"batchSize\":1").And.Contain("\"rank\":2");

        static Task<Engines> Local() => ((Func<Task<Engines>>)Engines.All.Single(engine => engine.ArgDisplayNames![0].StartsWith("local", StringComparison.Ordinal)).Arguments[0]!)();
    }

    [Test]
    public async Task Any_plan_runs_its_number_on_the_fake() => await Gen.Select(Gen.Int[1, 30], Gen.Long[1, 60]).SampleAsync(
        async (images, steps) =>
        {
            var plan = new TrainingPlanner().Plan(images, FluxPresets.Fast, new() { Steps = steps });
            var engine = new FakeFluxEngine();
            var seen = new SeenSteps();
            var tune = await engine.WaitAsync(await engine.SubmitAsync(new(plan, [.. Enumerable.Range(0, images).Select(i => TrainingImage.FromBytes($"{i}", default))])), seen);
            return tune.Steps == steps && seen.Distinct.Count == steps && seen.Distinct[^1] == steps;
        },
        iter: 1_000);

    private static TrainingRequest Request(TrainingPlan plan) => new(plan, [.. plan.UsedImages!.Select(FluxModels.Image)]) { SubjectClass = plan.SubjectClass };

    private sealed class SeenSteps : IProgress<TrainingProgress>
    {
        public List<long> Distinct { get; } = [];

        public HashSet<long> Announced { get; } = [];

        public void Report(TrainingProgress value)
        {
            if (value.TotalSteps is { } total) Announced.Add(total);
            if (value.Step > 0 && (Distinct.Count == 0 || Distinct[^1] != value.Step)) Distinct.Add(value.Step);
        }
    }
}
