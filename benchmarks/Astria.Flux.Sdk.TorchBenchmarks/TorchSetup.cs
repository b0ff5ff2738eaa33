using Astria.Flux.Torch.Natives;
using TorchSharp;

namespace Astria.Flux.Local.TorchBenchmarks;

/// <summary>Makes TorchSharp ready, as the Torch engine does it. To be called before anything else of TorchSharp.</summary>
internal static class TorchSetup
{
    /// <summary>Loads its native libraries and says how many threads they may take.</summary>
    public static void Run(int threads)
    {
        TorchNatives.EnsureLoaded();
        GlibcHeap.KeepFreedMemory();
        torch.set_num_threads(threads);
    }
}
