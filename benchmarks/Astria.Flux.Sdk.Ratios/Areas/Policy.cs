using Astria.Flux.Benchmarks;

namespace Astria.Flux.Ratios.Areas;

/// <summary>Steps and plans, against the bare formula.</summary>
internal static class Policy
{
    // Too little to be measured one by one.
    private const int Calls = 100_000;

    public static IEnumerable<Contest> Contests()
    {
        var plans = new StepPlanBenchmarks { Images = 16 };
        long sum = 0;
        yield return new("steps for 16 photos", "`Math.Max(300, 27 * n)`, hand-written", () => Many(() => sum += plans.Formula()), "a step plan with its reason", () => Many(() => sum += plans.StepPlan().BatchSize), Calls);
        yield return new("a plan for 16 photos", "a step plan", () => Many(() => sum += plans.StepPlan().BatchSize), "the whole training plan", () => Many(() => sum += plans.TrainingPlan().ImageCount), Calls);
    }

    private static void Many(Action work)
    {
        for (var i = 0; i < Calls; i++) work();
    }
}
