namespace Astria.Flux.Planning;

/// <summary>How the frozen weights of the base model are kept in memory while a LoRA is trained.</summary>
public enum BaseModelPrecision
{
    /// <summary>16 bits for each weight.</summary>
    BFloat16 = 0,

    /// <summary>8 bits for each weight.</summary>
    Bits8,

    /// <summary>4 bits for each weight.</summary>
    Bits4,

    /// <summary>4 bits for each weight, spread as weights are (NF4).</summary>
    NormalFloat4,
}
