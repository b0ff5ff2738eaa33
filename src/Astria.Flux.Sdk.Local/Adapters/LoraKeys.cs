using Astria.Flux.Local.Flux;
using Astria.Flux.Local.Weights;

namespace Astria.Flux.Local.Adapters;

/// <summary>Every name under which files know a model's layers: BFL's own, diffusers' (also of PEFT and ai-toolkit), kohya's flat ones, x-flux's processors.</summary>
internal sealed class LoraKeys
{
    private static readonly string[] DottedPrefixes = ["base_model.model.", "transformer.", "diffusion_model.", "model.diffusion_model."];
    private static readonly string[] FlatPrefixes = ["lora_unet_", "lora_transformer_"];
    private static readonly string[] TextPrefixes = ["lora_te", "text_encoder", "clip_l.", "t5xxl."];

    private readonly Dictionary<string, LoraTarget> _dotted = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LoraTarget> _flat = new(StringComparer.Ordinal);

    public LoraKeys(FluxConfig config)
    {
        foreach (var (name, shape) in config.Tensors())
        {
            if (shape.Length != 2) continue;
            var layer = name[..^".weight".Length];
            Add(layer, new LoraTarget(layer, shape[1], shape[0], 0, shape[0], HalvesSwapped: false));
            foreach (var part in DiffusersNames.PartsOf(layer, shape[0], config.Hidden).Concat(ProcessorOf(layer, shape[0], config.Hidden)))
            {
                Add(part.Name, new LoraTarget(layer, shape[1], shape[0], part.FirstRow, part.Rows, part.HalvesSwapped));
            }
        }
    }

    /// <summary>Whether a name is one of a text encoder's layers.</summary>
    public static bool IsTextEncoder(string module) => TextPrefixes.Any(prefix => module.StartsWith(prefix, StringComparison.Ordinal));

    /// <summary>What a name means; <see langword="null"/> if this model has no such layer.</summary>
    public LoraTarget? Find(string module)
    {
        foreach (var prefix in FlatPrefixes)
        {
            if (module.StartsWith(prefix, StringComparison.Ordinal)) return _flat.GetValueOrDefault(module[prefix.Length..]);
        }

        var name = module;
        foreach (var prefix in DottedPrefixes)
        {
            if (name.StartsWith(prefix, StringComparison.Ordinal)) name = name[prefix.Length..];
        }

        return _dotted.GetValueOrDefault(name);
    }

    private void Add(string name, LoraTarget target)
    {
        _dotted.TryAdd(name, target);
        _flat.TryAdd(name.Replace('.', '_'), target);
    }

    // 1 is the picture's stream, 2 the text's. A single block's processor leaves the feed-forward part of linear1 alone.
    private static LayerPart[] ProcessorOf(string layer, int outputs, int hidden)
    {
        var parts = layer.Split('.', 3);
        if (parts is not [var kind, var number, var rest]) return [];
        var processor = $"{kind}.{number}.processor";
        return rest switch
        {
            "img_attn.qkv" => [new($"{processor}.qkv_lora1", 0, outputs)],
            "txt_attn.qkv" => [new($"{processor}.qkv_lora2", 0, outputs)],
            "img_attn.proj" => [new($"{processor}.proj_lora1", 0, outputs)],
            "txt_attn.proj" => [new($"{processor}.proj_lora2", 0, outputs)],
            "linear1" => [new($"{processor}.qkv_lora", 0, 3 * hidden)],
            "linear2" => [new($"{processor}.proj_lora", 0, outputs)],
            _ => [],
        };
    }
}
