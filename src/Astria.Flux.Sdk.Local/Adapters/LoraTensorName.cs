namespace Astria.Flux.Local.Adapters;

/// <summary>A tensor's name in a LoRA file: what it is for, and which part of that it is.</summary>
/// <param name="Module">What it is for, as the file spells it.</param>
/// <param name="Part">Which part.</param>
internal readonly record struct LoraTensorName(string Module, LoraTensorPart Part)
{
    private const string Processor = ".processor.";

    private static readonly (string Ending, LoraTensorPart Part)[] Endings =
    [
        (".lora_A.weight", LoraTensorPart.Down), (".lora_B.weight", LoraTensorPart.Up),
        (".lora_A.default.weight", LoraTensorPart.Down), (".lora_B.default.weight", LoraTensorPart.Up),
        (".lora_down.weight", LoraTensorPart.Down), (".lora_up.weight", LoraTensorPart.Up),
        (".lora.down.weight", LoraTensorPart.Down), (".lora.up.weight", LoraTensorPart.Up),
        (".alpha", LoraTensorPart.Alpha),
    ];

    /// <summary>Takes a name apart; <see langword="null"/> if it is not one of a LoRA.</summary>
    public static LoraTensorName? Parse(string tensor)
    {
        foreach (var (ending, part) in Endings)
        {
            if (tensor.EndsWith(ending, StringComparison.Ordinal)) return new(tensor[..^ending.Length], part);
        }

        // x-flux: double_blocks.0.processor.qkv_lora1.down.weight
        if (!tensor.Contains(Processor, StringComparison.Ordinal)) return null;
        if (tensor.EndsWith(".down.weight", StringComparison.Ordinal)) return new(tensor[..^".down.weight".Length], LoraTensorPart.Down);
        return tensor.EndsWith(".up.weight", StringComparison.Ordinal) ? new(tensor[..^".up.weight".Length], LoraTensorPart.Up) : null;
    }
}
