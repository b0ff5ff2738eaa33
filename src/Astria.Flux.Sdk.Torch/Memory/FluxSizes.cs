using Astria.Flux.Local.Flux;

namespace Astria.Flux.Torch.Memory;

/// <summary>The sizes of the published models (Black Forest Labs' <c>flux/util.py</c>).</summary>
internal static class FluxSizes
{
    /// <summary>FLUX.1-dev.</summary>
    public static FluxConfig Dev { get; } = new()
    {
        InChannels = 64,
        ContextSize = 4096,
        VectorSize = 768,
        Hidden = 3072,
        Heads = 24,
        DoubleBlocks = 19,
        SingleBlocks = 38,
        Axes = [16, 56, 56],
        GuidanceEmbedding = true,
    };

    /// <summary>FLUX.1-schnell.</summary>
    public static FluxConfig Schnell { get; } = Dev with { GuidanceEmbedding = false };
}
