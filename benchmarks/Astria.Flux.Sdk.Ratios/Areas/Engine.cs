using Astria.Flux.Local.Benchmarks;
using Astria.Flux.Local.TorchBenchmarks;
using TorchSharp;

namespace Astria.Flux.Ratios.Areas;

/// <summary>The embedded engine, against TorchSharp on the same weights, two threads each.</summary>
internal static class Engine
{
    private const int Threads = 2;

    // A training step's batch of the bundled model is 8; a few more make a turn long enough to be measured alone.
    private const int Pictures = 16;

    public static IEnumerable<Contest> Contests()
    {
        TorchSetup.Run(Threads);
        foreach (var (size, model) in (IEnumerable<(string, BenchmarkModel)>)[("bundled model's size, 16 pictures", BenchmarkModel.Tiny(Threads, samples: Pictures)), ("FLUX.1's proportions at hidden size 512", BenchmarkModel.Mid(Threads))])
        {
            using var ours = model;
            using var torchSharp = new TorchContestant(model, torch.ScalarType.Float32);
            yield return new(
                $"training step, {size}",
                "TorchSharp, 32 bits",
                () =>
                {
                    torchSharp.ForwardAndBackward();
                    torchSharp.Forget();
                },
                "managed code, 32 bits",
                () =>
                {
                    ours.ForwardAndBackward();
                    ours.Forget();
                });
            yield return new($"sampling step, {size}", "TorchSharp, 32 bits", () => torchSharp.Forward(), "managed code, 32 bits", () => ours.Forward());
        }
    }
}
