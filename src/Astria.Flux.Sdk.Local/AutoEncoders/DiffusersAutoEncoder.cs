using System.Globalization;
using Astria.Flux.Local.Weights;

namespace Astria.Flux.Local.AutoEncoders;

/// <summary>What diffusers calls the tensors of FLUX's autoencoder (its AutoencoderKL). The numbers are the same, but that its decoder counts levels from the other end.</summary>
internal static class DiffusersAutoEncoder
{
    private const string Levels = "decoder.up_blocks.";

    /// <summary>The file's name for each of BFL's names; <see langword="null"/> where they are BFL's own.</summary>
    public static Func<string, string>? NamesIn(ITensorSource file, string prefix)
    {
        var levels = file.Tensors.Keys
            .Where(name => name.StartsWith(prefix + Levels, StringComparison.Ordinal))
            .Select(name => name[(prefix.Length + Levels.Length)..].Split('.')[0])
            .Distinct(StringComparer.Ordinal)
            .Count();
        return levels == 0 ? null : name => Of(name, levels);
    }

    private static string Of(string name, int levels)
    {
        var parts = name.Split('.');
        for (var i = 1; i < parts.Length; i++) parts[i] = parts[1] == "up_blocks" && i == 2 ? FromTheOtherEnd(parts[i], levels) : Part(parts[i]);
        return string.Join('.', parts);
    }

    private static string FromTheOtherEnd(string level, int levels) =>
        int.TryParse(level, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? (levels - 1 - number).ToString(CultureInfo.InvariantCulture) : level;

    private static string Part(string part) => part switch
    {
        "down" => "down_blocks",
        "up" => "up_blocks",
        "mid" => "mid_block",
        "block" => "resnets",
        "block_1" => "resnets.0",
        "block_2" => "resnets.1",
        "attn_1" => "attentions.0",
        "downsample" => "downsamplers.0",
        "upsample" => "upsamplers.0",
        "nin_shortcut" => "conv_shortcut",
        "norm_out" => "conv_norm_out",
        "norm" => "group_norm",
        "q" => "to_q",
        "k" => "to_k",
        "v" => "to_v",
        "proj_out" => "to_out.0",
        _ => part,
    };
}
