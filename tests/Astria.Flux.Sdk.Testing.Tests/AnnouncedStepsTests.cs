using Astria.Flux.Planning;
using Astria.Flux.Presets;
using Astria.Flux.Training;
using CsCheck;

namespace Astria.Flux.Testing.Tests;

/// <summary>The number that a plan announces is the number that runs: on every engine there is.</summary>
internal sealed class AnnouncedStepsTests
{
    /// <summary>Every engine, by a factory. A new engine gets a line here; the local one joins with its registration.</summary>
    private static IEnumerable<TestCaseData> Engines()
    {
        yield return new TestCaseData((Func<IFluxTrainer>)(() => new FakeFluxEngine())).SetArgDisplayNames("fake");
    }

    [TestCaseSource(nameof(Engines))]
    public async Task What_is_announced_is_what_runs(Func<IFluxTrainer> engine)
    {
        var facts = TrainingSetFacts.FromFileNames([.. Enumerable.Range(1, 15).Select(i => $"{i:00}.jpg"), "01.txt", "01_mask.png", "16.heic", "reg/17.jpg"]);
        var plan = new TrainingPlanner().Plan(facts, FluxPresets.Portrait, null);
        var seen = new Steps();

        var trainer = engine();
        var job = await trainer.SubmitAsync(new(plan, [.. plan.UsedImages!.Select(name => FluxModels.Image(name))]));
        var tune = await trainer.WaitAsync(job, seen);

        plan.Steps.Steps.Should().Be(405);
        job.Steps.Should().Be(405);
        job.PresetSha256.Should().Be(plan.Expansion.Sha256);
        tune.Steps.Should().Be(405);
        seen.Distinct.Should().Equal(Enumerable.Range(1, 405).Select(step => (long)step));
    }

    [Test]
    public async Task Any_plan_runs_its_number_on_the_fake() => await Gen.Select(Gen.Int[1, 30], Gen.Long[1, 60]).SampleAsync(
        async (images, steps) =>
        {
            var plan = new TrainingPlanner().Plan(images, FluxPresets.Fast, new() { Steps = steps });
            var engine = new FakeFluxEngine();
            var seen = new Steps();
            var tune = await engine.WaitAsync(await engine.SubmitAsync(new(plan, [.. Enumerable.Range(0, images).Select(i => TrainingImage.FromBytes($"{i}", default))])), seen);
            return tune.Steps == steps && seen.Distinct.Count == steps && seen.Distinct[^1] == steps;
        },
        iter: 1_000);

    private sealed class Steps : IProgress<TrainingProgress>
    {
        public List<long> Distinct { get; } = [];

        public void Report(TrainingProgress value)
        {
            if (value.Step > 0 && (Distinct.Count == 0 || Distinct[^1] != value.Step)) Distinct.Add(value.Step);
        }
    }
}
