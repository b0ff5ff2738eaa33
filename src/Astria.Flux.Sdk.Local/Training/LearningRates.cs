using Astria.Flux.Presets;

namespace Astria.Flux.Local.Training;

/// <summary>A preset's warm-up and schedule as a factor for each step.</summary>
internal static class LearningRates
{
    /// <summary>The factor, 0 to 1, at a step counted from 0.</summary>
    /// <param name="schedule">How it runs after the warm-up.</param>
    /// <param name="warmup">Steps in which it rises.</param>
    /// <param name="steps">Steps in all.</param>
    /// <param name="power">Of the polynomial schedule.</param>
    public static Func<int, double> For(LearningRateSchedule schedule, int warmup, int steps, double power = 1) => step =>
    {
        if (step < warmup) return (step + 1.0) / warmup;
        var rest = (double)(step - warmup) / Math.Max(1, steps - warmup);
        return schedule switch
        {
            LearningRateSchedule.Linear => 1 - rest,
            LearningRateSchedule.Polynomial => Math.Pow(1 - rest, power),
            LearningRateSchedule.Cosine => 0.5 * (1 + Math.Cos(Math.PI * rest)),
            _ => 1,
        };
    };
}
