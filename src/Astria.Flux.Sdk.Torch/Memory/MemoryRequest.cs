using Astria.Flux.Presets;
using Astria.Flux.Torch.Quantization;

namespace Astria.Flux.Torch.Memory;

/// <summary>What is to be done with FLUX.1, and with how much memory.</summary>
public sealed record MemoryRequest
{
    /// <summary>Bytes of the device that may be used, at least 1.</summary>
    public required long DeviceBytes { get; init; }

    /// <summary>How the frozen model's weights are kept.</summary>
    public WeightFormat Weights { get; init; } = WeightFormat.Full;

    /// <summary>Pictures at once, at least 1.</summary>
    public int Batch { get; init; } = 1;

    /// <summary>Width of the largest picture in pixels, at least 16.</summary>
    public int Width { get; init; } = 1024;

    /// <summary>Height of the largest picture in pixels, at least 16.</summary>
    public int Height { get; init; } = 1024;

    /// <summary>Text tokens, 1 or more: 512 in FLUX.1-dev, 256 in FLUX.1-schnell.</summary>
    public int TextTokens { get; init; } = 512;

    /// <summary>Whether a LoRA is to be trained; otherwise pictures are drawn.</summary>
    public bool Training { get; init; } = true;

    /// <summary>Rank of the LoRA, at least 1.</summary>
    public int Rank { get; init; } = 16;

    /// <summary>The layers it is on.</summary>
    public LoraTargetSet Targets { get; init; } = LoraTargetSet.AllLinear;

    /// <summary>Whether a running average of its weights is kept beside them.</summary>
    public bool KeepsAverage { get; init; }

    /// <summary>Whether blocks are computed again on the way back (activation checkpointing), for about a quarter more time.</summary>
    public bool Recompute { get; init; } = true;
}
