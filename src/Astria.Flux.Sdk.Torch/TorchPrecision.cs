using System.Diagnostics.CodeAnalysis;

namespace Astria.Flux.Torch;

/// <summary>The numbers that are computed with.</summary>
[SuppressMessage("Naming", "CA1720:Identifier contains type name", Justification = "These are the names of number types, and by them everybody knows them.")]
public enum TorchPrecision
{
    /// <summary>16 bits (bfloat16) on a GPU, 32 on a processor.</summary>
    Auto = 0,

    /// <summary>16 bits, as FLUX.1 was trained.</summary>
    BFloat16,

    /// <summary>32 bits: twice the memory, and next to no rounding.</summary>
    Float32,
}
