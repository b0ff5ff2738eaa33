namespace Astria.Flux.Lora;

/// <summary>The number format a LoRA's tensors are kept in.</summary>
public enum LoraPrecision
{
    /// <summary>16 bits for each number (bfloat16 or half), what most trainers write.</summary>
    Bits16 = 0,

    /// <summary>32 bits for each number.</summary>
    Bits32,
}
