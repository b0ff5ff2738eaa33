namespace Astria.Flux.Local.Weights;

/// <summary>
/// What diffusers' FluxTransformer2DModel calls the layers of BFL's model: query, key and value apart, the joined projections of
/// the single blocks too, and the last modulation with scale and shift the other way round.
/// </summary>
internal static class DiffusersNames
{
    private static readonly Dictionary<string, string> Outside = new(StringComparer.Ordinal)
    {
        ["img_in"] = "x_embedder",
        ["txt_in"] = "context_embedder",
        ["time_in.in_layer"] = "time_text_embed.timestep_embedder.linear_1",
        ["time_in.out_layer"] = "time_text_embed.timestep_embedder.linear_2",
        ["guidance_in.in_layer"] = "time_text_embed.guidance_embedder.linear_1",
        ["guidance_in.out_layer"] = "time_text_embed.guidance_embedder.linear_2",
        ["vector_in.in_layer"] = "time_text_embed.text_embedder.linear_1",
        ["vector_in.out_layer"] = "time_text_embed.text_embedder.linear_2",
        ["final_layer.linear"] = "proj_out",
    };

    private static readonly Dictionary<string, string> InDouble = new(StringComparer.Ordinal)
    {
        ["img_mod.lin"] = "norm1.linear",
        ["txt_mod.lin"] = "norm1_context.linear",
        ["img_attn.proj"] = "attn.to_out.0",
        ["txt_attn.proj"] = "attn.to_add_out",
        ["img_mlp.0"] = "ff.net.0.proj",
        ["img_mlp.2"] = "ff.net.2",
        ["txt_mlp.0"] = "ff_context.net.0.proj",
        ["txt_mlp.2"] = "ff_context.net.2",
    };

    private static readonly Dictionary<string, string> Norms = new(StringComparer.Ordinal)
    {
        ["img_attn.norm.query_norm"] = "attn.norm_q",
        ["img_attn.norm.key_norm"] = "attn.norm_k",
        ["txt_attn.norm.query_norm"] = "attn.norm_added_q",
        ["txt_attn.norm.key_norm"] = "attn.norm_added_k",
        ["norm.query_norm"] = "attn.norm_q",
        ["norm.key_norm"] = "attn.norm_k",
    };

    /// <summary>The parts of a linear layer, in the order of its outputs.</summary>
    /// <param name="layer">Its name in BFL's layout.</param>
    /// <param name="outputs">Its outputs.</param>
    /// <param name="hidden">The model's hidden size.</param>
    public static IReadOnlyList<LayerPart> PartsOf(string layer, int outputs, int hidden)
    {
        if (layer == "final_layer.adaLN_modulation.1") return [new("norm_out.linear", 0, outputs, HalvesSwapped: true)];
        if (Outside.TryGetValue(layer, out var outside)) return [new(outside, 0, outputs)];
        var (block, rest) = Split(layer);
        return rest switch
        {
            "img_attn.qkv" => Three($"{block}.attn.to_q", $"{block}.attn.to_k", $"{block}.attn.to_v"),
            "txt_attn.qkv" => Three($"{block}.attn.add_q_proj", $"{block}.attn.add_k_proj", $"{block}.attn.add_v_proj"),
            "linear1" => [.. Three($"{block}.attn.to_q", $"{block}.attn.to_k", $"{block}.attn.to_v"), new($"{block}.proj_mlp", 3 * hidden, outputs - (3 * hidden))],
            "linear2" => [new($"{block}.proj_out", 0, outputs)],
            "modulation.lin" => [new($"{block}.norm.linear", 0, outputs)],
            _ => InDouble.TryGetValue(rest, out var name) ? [new($"{block}.{name}", 0, outputs)] : [],
        };

        LayerPart[] Three(string query, string key, string value) => [new(query, 0, hidden), new(key, hidden, hidden), new(value, 2 * hidden, hidden)];
    }

    /// <summary>The name of a norm's scale.</summary>
    /// <param name="norm">Its name in BFL's layout, without <c>.scale</c>.</param>
    public static string OfNorm(string norm)
    {
        var (block, rest) = Split(norm);
        return $"{block}.{Norms[rest]}.weight";
    }

    // double_blocks.3.img_attn.qkv → transformer_blocks.3 and img_attn.qkv
    private static (string Block, string Layer) Split(string layer)
    {
        var parts = layer.Split('.', 3);
        return parts is [var kind, var number, var rest] ? (kind == "double_blocks" ? $"transformer_blocks.{number}" : $"single_transformer_blocks.{number}", rest) : ("", layer);
    }
}
