using System.Diagnostics;
using Astria.Flux.Local.Benchmarks;
using static TorchSharp.torch;

namespace Astria.Flux.Local.TorchBenchmarks;

/// <summary>One forward and backward pass of every weight after another, one line each: for PyTorch's to be taken in turns with.</summary>
internal static class ReferenceStep
{
    public static void Run(BenchmarkModel model, int rounds)
    {
        using var torch = new TorchContestant(model, ScalarType.Float32);
        for (var round = 0; round <= rounds; round++)
        {
            using var process = Process.GetCurrentProcess();
            var before = process.TotalProcessorTime;
            var watch = Stopwatch.StartNew();
            torch.ForwardAndBackward();
            torch.Forget();
            process.Refresh();
            if (round > 0) Console.WriteLine($"TorchSharp {watch.Elapsed.TotalMilliseconds:F0} ms, processor {(process.TotalProcessorTime - before).TotalMilliseconds:F0} ms");
        }
    }
}
