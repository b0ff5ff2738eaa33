using Astria.Flux.Torch.Natives;
using TorchSharp;

namespace Astria.Flux.Torch.Tests;

/// <summary>Native libraries are loaded before any test; one thread, since libtorch's spin while they wait for each other and other tests run beside these.</summary>
[SetUpFixture]
internal sealed class TorchSetUp
{
    [OneTimeSetUp]
    public void Load()
    {
        TorchNatives.EnsureLoaded();
        torch.set_num_threads(1);
    }
}
