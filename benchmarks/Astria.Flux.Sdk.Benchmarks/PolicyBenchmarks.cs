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

    [Benchmark(Baseline = true)]
    public StepPlan A_step_plan() => FluxPresets.Portrait.PlanSteps(20);

    [Benchmark]
    public TrainingPlan A_full_plan_for_20_images() => _planner.Plan(_facts, FluxPresets.Portrait, _overrides);

    [Benchmark]
    public TrainingEstimate An_estimate() => _estimator.Estimate(_plan, TrainingDevice.Astria);

    [Benchmark]
    public PresetExpansion An_expansion() => _plan.Expansion;
}
