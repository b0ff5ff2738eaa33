using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Astria.Flux.Lora;

/// <summary>Finds the layer of FLUX.1 that a file's module name means, whatever the file's way of naming.</summary>
internal static partial class LoraNames
{
    private static readonly string[] DottedPrefixes = ["transformer.", "diffusion_model.", "base_model.model.", "model.diffusion_model."];
    private static readonly string[] FlatPrefixes = ["lora_unet_", "lora_transformer_"];
    private static readonly string[] TextPrefixes = ["lora_te", "text_encoder", "clip_l.", "t5xxl."];

    private static readonly FrozenDictionary<string, (FluxLayer Layer, bool IsBfl)> Dotted = FluxLayers.Bfl.Select(layer => (layer, true))
        .Concat(FluxLayers.Diffusers.Select(layer => (layer, false)))
        .ToFrozenDictionary(known => known.layer.Name, known => (known.layer, known.Item2), StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, (FluxLayer Layer, bool IsBfl)> Flat =
        Dotted.ToFrozenDictionary(known => known.Key.Replace('.', '_'), known => known.Value, StringComparer.Ordinal);

    public static bool IsTextEncoder(string module) => TextPrefixes.Any(prefix => module.StartsWith(prefix, StringComparison.Ordinal));

    public static bool IsFlat(string module) => FlatPrefixes.Any(prefix => module.StartsWith(prefix, StringComparison.Ordinal));

    public static (FluxLayer Layer, bool IsBfl)? Find(string module)
    {
        foreach (var prefix in FlatPrefixes)
        {
            if (module.StartsWith(prefix, StringComparison.Ordinal))
                return Flat.TryGetValue(module[prefix.Length..], out var flat) ? flat : null;
        }

        var name = module;
        foreach (var prefix in DottedPrefixes)
        {
            if (name.StartsWith(prefix, StringComparison.Ordinal))
                name = name[prefix.Length..];
        }

        if (FindProcessor(name) is { } processor)
            return (processor, true);
        return Dotted.TryGetValue(name, out var known) ? known : null;
    }

    // x-flux (XLabs' processors): 1 is the picture's stream, 2 the text's; a single block's processor has query, key and value apart from
    // the feed-forward part of linear1, and the whole of linear2.
    private static FluxLayer? FindProcessor(string name)
    {
        if (ProcessorName().Match(name) is not { Success: true } match)
            return null;
        var block = match.Groups["block"].Value;
        return match.Groups["layer"].Value switch
        {
            "qkv_lora1" => Layer($"double_blocks.{block}.img_attn.qkv"),
            "qkv_lora2" => Layer($"double_blocks.{block}.txt_attn.qkv"),
            "proj_lora1" => Layer($"double_blocks.{block}.img_attn.proj"),
            "proj_lora2" => Layer($"double_blocks.{block}.txt_attn.proj"),
            "qkv_lora" when Layer($"single_blocks.{block}.linear1") is { } linear1 => linear1 with { Outputs = 3 * linear1.Inputs },
            "proj_lora" => Layer($"single_blocks.{block}.linear2"),
            _ => null,
        };
    }

    private static FluxLayer? Layer(string name) => Dotted.TryGetValue(name, out var known) ? known.Layer : null;

    [GeneratedRegex(@"^(double|single)_blocks\.(?<block>\d{1,3})\.processor\.(?<layer>\w{1,16})$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ProcessorName();
}
