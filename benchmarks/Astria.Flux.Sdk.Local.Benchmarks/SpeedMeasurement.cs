using System.Diagnostics;
using System.Globalization;

namespace Astria.Flux.Local.Benchmarks;

/// <summary>Runs one size over and over for a profiler to look at, and prints processor time, which a busy machine changes less than the clock.</summary>
internal static class SpeedMeasurement
{
    public static void Run(string[] args)
    {
        var threads = args.Contains("one") ? 1 : 2;
        using var model = args.Contains("mid") ? BenchmarkModel.Mid(threads) : BenchmarkModel.Tiny(threads);
        var forwardOnly = args.Contains("forward");
        for (var i = 0; i < 10; i++)
        {
            using var process = Process.GetCurrentProcess();
            var processor = process.TotalProcessorTime;
            var clock = Stopwatch.StartNew();
            if (forwardOnly) model.Forward();
            else model.ForwardAndBackward();
            model.Forget();
            process.Refresh();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{clock.Elapsed.TotalMilliseconds:F0} ms, processor {(process.TotalProcessorTime - processor).TotalMilliseconds:F0} ms"));
        }
    }
}
