namespace Astria.Flux.Torch.Natives;

/// <summary>How the native libraries came to be loaded.</summary>
internal enum LoadedNatives
{
    /// <summary>Just so.</summary>
    AsTheyAre,

    /// <summary>TorchSharp's own from a private copy with two symbols replaced, since this system's libstdc++ is older than that of GCC 13.</summary>
    Patched,
}
