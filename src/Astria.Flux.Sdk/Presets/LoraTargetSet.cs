namespace Astria.Flux.Presets;

/// <summary>The name of a set of the transformer's linear layers that get an adapter. Engines map it to layers.</summary>
/// <remarks>An open set: an engine may know names of its own. <see langword="default"/> is <see cref="Standard"/>.</remarks>
public readonly record struct LoraTargetSet
{
    private readonly string? _name;

    /// <summary>Names a target set.</summary>
    /// <param name="name">Its name; letter case means nothing, it is kept in lower case.</param>
    /// <exception cref="ArgumentException"><paramref name="name"/> is empty or blank.</exception>
    public LoraTargetSet(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        var lower = name.Trim().ToLowerInvariant();
        _name = lower == "standard" ? null : lower;
    }

    /// <summary>The attention and feed-forward projections of every block, 342 layers at full size.</summary>
    /// <remarks>Source: the default of the diffusers FLUX LoRA script, and of Astria's trainer (its worker's source).</remarks>
    public static LoraTargetSet Standard => default;

    /// <summary>The wider set of the portrait preset, 419 layers at full size.</summary>
    /// <remarks>Source: <c>flux_lora_target=portrait</c> in Astria's job records of June 2025.</remarks>
    public static LoraTargetSet Portrait { get; } = new("portrait");

    /// <summary>Query, key, value and output of the picture's attention, 190 layers at full size.</summary>
    /// <remarks>Source: SimpleTuner's default for FLUX.</remarks>
    public static LoraTargetSet Attention { get; } = new("attention");

    /// <summary><see cref="Attention"/> and that of the text in the double blocks, 266 layers at full size.</summary>
    /// <remarks>Source: SimpleTuner's <c>all</c> for FLUX.</remarks>
    public static LoraTargetSet JointAttention { get; } = new("joint-attention");

    /// <summary>Every linear layer of the blocks in Black Forest Labs' layout, query, key and value in one, 304 layers at full size.</summary>
    /// <remarks>Source: kohya's sd-scripts.</remarks>
    public static LoraTargetSet Fused { get; } = new("fused");

    /// <summary>Every linear layer of the blocks, modulation too, 494 layers at full size.</summary>
    /// <remarks>Source: ai-toolkit, and Replicate's trainer, which uses it.</remarks>
    public static LoraTargetSet AllLinear { get; } = new("all-linear");

    /// <summary>The name, in lower case.</summary>
    public string Name => _name ?? "standard";

    /// <summary>The name.</summary>
    /// <returns><see cref="Name"/>.</returns>
    public override string ToString() => Name;
}
