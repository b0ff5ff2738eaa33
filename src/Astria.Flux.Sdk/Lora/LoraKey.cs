namespace Astria.Flux.Lora;

/// <summary>The name of a tensor in a LoRA file, taken apart: which module, and which part of it.</summary>
internal readonly record struct LoraKey(string Module, LoraPart Part)
{
    private static readonly (string Ending, LoraPart Part)[] Endings =
    [
        (".lora_A.weight", LoraPart.Down), (".lora_B.weight", LoraPart.Up),
        (".lora_A.default.weight", LoraPart.Down), (".lora_B.default.weight", LoraPart.Up),
        (".lora_down.weight", LoraPart.Down), (".lora_up.weight", LoraPart.Up),
        (".lora.down.weight", LoraPart.Down), (".lora.up.weight", LoraPart.Up),
        (".alpha", LoraPart.Alpha),
    ];

    // x-flux: the processor's own layers, double_blocks.0.processor.qkv_lora1.down.weight.
    private const string Processor = ".processor.";

    public static LoraKey? Parse(string tensor)
    {
        foreach (var (ending, part) in Endings)
        {
            if (tensor.EndsWith(ending, StringComparison.Ordinal))
                return new(tensor[..^ending.Length], part);
        }

        if (!tensor.Contains(Processor, StringComparison.Ordinal))
            return null;
        if (tensor.EndsWith(".down.weight", StringComparison.Ordinal))
            return new(tensor[..^".down.weight".Length], LoraPart.Down);
        return tensor.EndsWith(".up.weight", StringComparison.Ordinal) ? new(tensor[..^".up.weight".Length], LoraPart.Up) : null;
    }
}
