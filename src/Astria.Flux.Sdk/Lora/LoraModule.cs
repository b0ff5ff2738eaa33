namespace Astria.Flux.Lora;

/// <summary>What a LoRA file holds for one layer.</summary>
public sealed record LoraModule
{
    /// <summary>The name the file has for it.</summary>
    public required string Key { get; init; }

    /// <summary>The layer of FLUX.1 it is for, in its own layout.</summary>
    /// <value>Default: <see langword="null"/>, there is no such layer.</value>
    public string? Layer { get; init; }

    /// <summary>Whether it fits.</summary>
    public required LoraMatch Match { get; init; }

    /// <summary>The rank; 0 when it is <see cref="LoraMatch.Incomplete"/>.</summary>
    /// <value>Default: 0.</value>
    public int Rank { get; init; }

    /// <summary>Features it takes.</summary>
    /// <value>Default: 0.</value>
    public int Inputs { get; init; }

    /// <summary>Features it gives.</summary>
    /// <value>Default: 0.</value>
    public int Outputs { get; init; }

    /// <summary>Why it doesn't fit, in words for a person.</summary>
    /// <value>Default: <see langword="null"/>, it fits.</value>
    public string? Problem { get; init; }
}
