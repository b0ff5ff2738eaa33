namespace Astria.Flux.Lora;

/// <summary>Whether a module of a LoRA file fits FLUX.1.</summary>
public enum LoraMatch
{
    /// <summary>It is for a layer of FLUX.1 and has its size.</summary>
    Fits = 0,

    /// <summary>It is for a layer of that name, but of another size: made for a smaller or pruned model.</summary>
    OtherSize,

    /// <summary>FLUX.1's transformer has no such layer.</summary>
    NoSuchLayer,

    /// <summary>One of its two matrices is missing, or the two don't fit together.</summary>
    Incomplete,

    /// <summary>It is for a text encoder, not for the transformer.</summary>
    TextEncoder,
}
