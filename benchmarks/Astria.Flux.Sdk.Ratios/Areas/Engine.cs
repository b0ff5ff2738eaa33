using Astria.Flux.Local.Benchmarks;
using Astria.Flux.Local.TorchBenchmarks;
using TorchSharp;

namespace Astria.Flux.Ratios.Areas;

/// <summary>The embedded engine, against TorchSharp on the same weights, two threads each.</summary>
internal static class Engine
{
    private const int Threads = 2;

    public static IEnumerable<Contest> Contests()
    {
        NativeLibraryPatch.Install();
        torch.set_num_threads(Threads);
        foreach (var (size, model) in (IEnumerable<(string, BenchmarkModel)>)[("tiny", BenchmarkModel.Tiny(Threads)), ("mid", BenchmarkModel.Mid(Threads))])
        {
            using var ours = model;
            using var torchSharp = new TorchFlux(model, torch.ScalarType.Float32, fusedAttention: false);
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
