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

    public static void Run(string[] args)
    {
        var recompute = args.Contains("recompute");
        var steps = args.Select(arg => int.TryParse(arg, CultureInfo.InvariantCulture, out var number) ? number : 0).Max() is > 0 and var asked ? asked : 1000;
        using var model = BenchmarkModel.Tiny();
        var optimiser = new AdamW(model.Model.Parameters.Values, weightDecay: 0);
        var clock = Stopwatch.StartNew();
        for (var step = 1; step <= steps; step++)
        {
            model.ForwardAndBackward(recompute);
            optimiser.Update(model.Pool, 1e-4f);
            model.Forget();
            if (step == WarmUp || step == steps || step % 100 == 0) Report(step, model, clock);
        }
    }

    private static void Report(int step, BenchmarkModel model, Stopwatch clock)
    {
        using var process = Process.GetCurrentProcess();
        process.Refresh();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"step {step}: peak {process.PeakWorkingSet64 / 1e6:F0} MB, now {process.WorkingSet64 / 1e6:F0} MB, buffers {model.Arena.Bytes / 1e6:F1} MB, managed heap {GC.GetTotalMemory(false) / 1e6:F1} MB, {clock.Elapsed.TotalSeconds / step:F2} s a step"));
    }
}
