using Astria.Flux.Planning;
using Astria.Flux.Presets;
using Astria.Flux.Steps;
using BenchmarkDotNet.Attributes;

namespace Astria.Flux.Benchmarks;

/// <summary>What planning costs: a step plan at most 20 ns and no byte, a full plan for 20 images at most 2 µs.</summary>
public class PolicyBenchmarks
{
    private readonly TrainingPlanner _planner = new();
    private readonly TrainingEstimator _estimator = new();
    private readonly TrainingOverrides _overrides = new() { SubjectClass = "man" };
    private readonly TrainingSetFacts _facts = new() { Images = [.. Enumerable.Range(1, 20).Select(i => new TrainingImageFacts($"{i:00}.jpg"))] };
    private readonly TrainingPlan _plan = new TrainingPlanner().Plan(20);

    [Benchmark(Baseline = true, Description = "step plan")]
    public StepPlan StepPlan() => FluxPresets.Portrait.PlanSteps(20);

    [Benchmark(Description = "full plan for 20 images")]
    public TrainingPlan FullPlan() => _planner.Plan(_facts, FluxPresets.Portrait, _overrides);

    [Benchmark(Description = "estimate")]
    public TrainingEstimate Estimate() => _estimator.Estimate(_plan, TrainingDevice.Astria);

    [Benchmark(Description = "canonical expansion and fingerprint")]
    public PresetExpansion Expansion() => _plan.Expansion;
}
