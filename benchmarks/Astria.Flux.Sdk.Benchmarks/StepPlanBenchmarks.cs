using Astria.Flux.Planning;
using Astria.Flux.Presets;
using Astria.Flux.Steps;
using BenchmarkDotNet.Attributes;

namespace Astria.Flux.Benchmarks;

/// <summary>What planning costs; the baseline is the bare formula, max(300, 27n).</summary>
public class StepPlanBenchmarks
{
    private readonly TrainingPlanner _planner = new();

    [Params(16)]
    public int Images { get; set; }

    [Benchmark(Baseline = true, Description = "max(300, 27n)")]
    public long Formula() => Math.Max(300, 27L * Images);

    [Benchmark(Description = "step plan")]
    public StepPlan StepPlan() => FluxPresets.Portrait.PlanSteps(Images);

    [Benchmark(Description = "step plan with an override and advice")]
    public StepPlan Advised() => FluxPresets.Portrait.PlanSteps(Images, 100);

    [Benchmark(Description = "training plan")]
    public TrainingPlan TrainingPlan() => _planner.Plan(Images);
}
