namespace Astria.Flux.Planning;

/// <summary>How fast a training goes, as a range.</summary>
/// <param name="FastestStep">The seconds of a step, at best.</param>
/// <param name="SlowestStep">The seconds of a step, at worst.</param>
/// <param name="LeastOverhead">The time around the steps, at best.</param>
/// <param name="MostOverhead">The time around the steps, at worst.</param>
/// <param name="Basis">What it was computed from.</param>
public sealed record TrainingPace(double FastestStep, double SlowestStep, TimeSpan LeastOverhead, TimeSpan MostOverhead, string Basis)
{
    /// <summary>The time of so many steps, at best.</summary>
    /// <param name="steps">Optimizer steps; at least 0.</param>
    /// <returns>The time; <see cref="TimeSpan.MaxValue"/> when it is beyond that.</returns>
    public TimeSpan Least(long steps) => Time(FastestStep, LeastOverhead, steps);

    /// <summary>The time of so many steps, at worst.</summary>
    /// <param name="steps">Optimizer steps; at least 0.</param>
    /// <returns>The time; <see cref="TimeSpan.MaxValue"/> when it is beyond that.</returns>
    public TimeSpan Most(long steps) => Time(SlowestStep, MostOverhead, steps);

    private static TimeSpan Time(double step, TimeSpan overhead, long steps)
    {
        var ticks = step * steps * TimeSpan.TicksPerSecond + overhead.Ticks;
        return ticks >= long.MaxValue ? TimeSpan.MaxValue : TimeSpan.FromTicks((long)Math.Ceiling(ticks));
    }
}
