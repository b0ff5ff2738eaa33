using System.Diagnostics;
using System.Globalization;
using Astria.Flux.Local.Training;

namespace Astria.Flux.Local.Benchmarks;

/// <summary>
/// The memory of a process that trains every weight of the tiny model: at its peak, and whether a thousand steps take more than ten.
/// To be run as a process of its own, since a process remembers only its highest peak.
/// </summary>
internal static class MemoryMeasurement
{
    private const int WarmUp = 10;
    private const int Steps = 1000;
    private const int Samples = 64;

    /// <summary>Runs it.</summary>
    /// <param name="args"><c>recompute</c>, the number of steps, the number of samples; in this order, each may be left out.</param>
    public static void Run(string[] args)
    {
        var recompute = args.Contains("recompute");
        int[] numbers = [.. args.Where(arg => arg != "recompute").Select(arg => int.Parse(arg, CultureInfo.InvariantCulture))];
        var steps = numbers.ElementAtOrDefault(0) is > 0 and var asked ? asked : Steps;
        using var model = BenchmarkModel.Tiny(samples: numbers.ElementAtOrDefault(1) is > 0 and var samples ? samples : Samples);
        var optimiser = new AdamW(model.Model.Parameters.Values, weightDecay: 0);
        var clock = Stopwatch.StartNew();
        for (var step = 1; step <= steps; step++)
        {
            model.ForwardAndBackward(recompute);
            optimiser.Update(model.Pool, 1e-4f);
            model.Forget();
            if (step == WarmUp || step == steps || step % 100 == 0) Report(step, model, clock);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"in use at the end: {GC.GetTotalMemory(forceFullCollection: true) / 1e6:F2} MB"));
    }

    private static void Report(int step, BenchmarkModel model, Stopwatch clock)
    {
        using var process = Process.GetCurrentProcess();
        process.Refresh();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"step {step}: peak {process.PeakWorkingSet64 / 1e6:F0} MB, now {process.WorkingSet64 / 1e6:F0} MB, lent at once {model.Arena.Bytes / 1e6:F1} MB of {model.Arena.Capacity / 1e6:F1} MB, managed heap {GC.GetTotalMemory(false) / 1e6:F1} MB, {clock.Elapsed.TotalSeconds / step:F2} s a step"));
    }
}
