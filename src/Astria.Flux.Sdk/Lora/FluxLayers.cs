using System.Collections.Frozen;
using Astria.Flux.Presets;

namespace Astria.Flux.Lora;

/// <summary>The linear layers of FLUX.1, in the two layouts that files use, and which of them a set of targets means.</summary>
/// <remarks>Sizes: Black Forest Labs' FLUX.1 reference implementation: 19 double and 38 single blocks, hidden size 3072, feed-forward size 12288,
/// 64 features for each patch that comes out. The sets are those of public trainers; their sizes are checked in the tests against published files.</remarks>
public static class FluxLayers
{
    private const int DoubleBlocks = 19;
    private const int SingleBlocks = 38;
    private const int Hidden = 3072;
    private const int FeedForward = 4 * Hidden;
    private const int PatchFeatures = 64;

    // Inputs of the embedders: T5-XXL's features, CLIP-L's pooled vector, the sinusoidal embedding of a number.
    private const int ContextFeatures = 4096;
    private const int VectorFeatures = 768;
    private const int EmbeddedNumber = 256;

    /// <summary>Every layer a LoRA may be for, in the layout of the diffusers library: <c>transformer_blocks.0.attn.to_q</c>.</summary>
    public static IReadOnlyList<FluxLayer> Diffusers { get; } =
    [
        .. JointAttention(), .. SingleAttention(), .. JointFeedForward(), .. SingleFeedForward(), .. DiffusersModulation(), .. DiffusersOutside(),
    ];

    /// <summary>Every layer a LoRA may be for, in the layout of Black Forest Labs, with query, key and value in one: <c>double_blocks.0.img_attn.qkv</c>.</summary>
    public static IReadOnlyList<FluxLayer> Bfl { get; } = [.. Fused(), .. BflOutside()];

    /// <summary>The layers a set of targets means at full size.</summary>
    /// <param name="targets">The set.</param>
    /// <returns>The layers; <see langword="null"/> for a set that only some engine knows.</returns>
    public static IReadOnlyList<FluxLayer>? Of(LoraTargetSet targets) => LayersOfSets.GetValueOrDefault(targets);

    private static IReadOnlyList<FluxLayer>? List(LoraTargetSet targets) => targets.Name switch
    {
        "attention" => [.. JointAttention().Where(layer => !IsContext(layer)), .. SingleAttention()],
        "joint-attention" => [.. JointAttention(), .. SingleAttention()],
        "standard" => [.. JointAttention(), .. SingleAttention(), .. JointFeedForward()],
        "portrait" => [.. JointAttention(), .. SingleAttention(), .. JointFeedForward(), .. SingleFeedForward(), new("proj_out", Hidden, PatchFeatures)],
        "fused" => [.. Fused()],
        "all-linear" => [.. JointAttention(), .. SingleAttention(), .. JointFeedForward(), .. SingleFeedForward(), .. DiffusersModulation()],
        _ => null,
    };

    /// <summary>The sets of targets that are known, the smallest first.</summary>
    public static IReadOnlyList<LoraTargetSet> Sets { get; } =
        [LoraTargetSet.Attention, LoraTargetSet.JointAttention, LoraTargetSet.Standard, LoraTargetSet.Portrait, LoraTargetSet.Fused, LoraTargetSet.AllLinear];

    // Every estimate asks for one of them.
    private static readonly FrozenDictionary<LoraTargetSet, IReadOnlyList<FluxLayer>> LayersOfSets = Sets.ToFrozenDictionary(set => set, set => List(set)!);

    private static bool IsContext(FluxLayer layer) => layer.Name.Contains("add_", StringComparison.Ordinal);

    private static IEnumerable<FluxLayer> JointAttention() =>
        Each(DoubleBlocks, "transformer_blocks", ["attn.to_q", "attn.to_k", "attn.to_v", "attn.to_out.0", "attn.add_q_proj", "attn.add_k_proj", "attn.add_v_proj", "attn.to_add_out"], Hidden, Hidden);

    private static IEnumerable<FluxLayer> SingleAttention() =>
        Each(SingleBlocks, "single_transformer_blocks", ["attn.to_q", "attn.to_k", "attn.to_v"], Hidden, Hidden);

    private static IEnumerable<FluxLayer> JointFeedForward() =>
    [
        .. Each(DoubleBlocks, "transformer_blocks", ["ff.net.0.proj", "ff_context.net.0.proj"], Hidden, FeedForward),
        .. Each(DoubleBlocks, "transformer_blocks", ["ff.net.2", "ff_context.net.2"], FeedForward, Hidden),
    ];

    private static IEnumerable<FluxLayer> SingleFeedForward() =>
    [
        .. Each(SingleBlocks, "single_transformer_blocks", ["proj_mlp"], Hidden, FeedForward),
        .. Each(SingleBlocks, "single_transformer_blocks", ["proj_out"], Hidden + FeedForward, Hidden),
    ];

    private static IEnumerable<FluxLayer> DiffusersModulation() =>
    [
        .. Each(DoubleBlocks, "transformer_blocks", ["norm1.linear", "norm1_context.linear"], Hidden, 6 * Hidden),
        .. Each(SingleBlocks, "single_transformer_blocks", ["norm.linear"], Hidden, 3 * Hidden),
    ];

    private static IEnumerable<FluxLayer> DiffusersOutside() =>
    [
        new("x_embedder", PatchFeatures, Hidden), new("context_embedder", ContextFeatures, Hidden), new("norm_out.linear", Hidden, 2 * Hidden), new("proj_out", Hidden, PatchFeatures),
        .. Embedder("time_text_embed.timestep_embedder", "linear_1", "linear_2", EmbeddedNumber),
        .. Embedder("time_text_embed.guidance_embedder", "linear_1", "linear_2", EmbeddedNumber),
        .. Embedder("time_text_embed.text_embedder", "linear_1", "linear_2", VectorFeatures),
    ];

    private static IEnumerable<FluxLayer> Fused() =>
    [
        .. Each(DoubleBlocks, "double_blocks", ["img_attn.qkv", "txt_attn.qkv"], Hidden, 3 * Hidden),
        .. Each(DoubleBlocks, "double_blocks", ["img_attn.proj", "txt_attn.proj"], Hidden, Hidden),
        .. Each(DoubleBlocks, "double_blocks", ["img_mlp.0", "txt_mlp.0"], Hidden, FeedForward),
        .. Each(DoubleBlocks, "double_blocks", ["img_mlp.2", "txt_mlp.2"], FeedForward, Hidden),
        .. Each(DoubleBlocks, "double_blocks", ["img_mod.lin", "txt_mod.lin"], Hidden, 6 * Hidden),
        .. Each(SingleBlocks, "single_blocks", ["linear1"], Hidden, 3 * Hidden + FeedForward),
        .. Each(SingleBlocks, "single_blocks", ["linear2"], Hidden + FeedForward, Hidden),
        .. Each(SingleBlocks, "single_blocks", ["modulation.lin"], Hidden, 3 * Hidden),
    ];

    private static IEnumerable<FluxLayer> BflOutside() =>
    [
        new("img_in", PatchFeatures, Hidden), new("txt_in", ContextFeatures, Hidden), new("final_layer.linear", Hidden, PatchFeatures), new("final_layer.adaLN_modulation.1", Hidden, 2 * Hidden),
        .. Embedder("time_in", "in_layer", "out_layer", EmbeddedNumber), .. Embedder("guidance_in", "in_layer", "out_layer", EmbeddedNumber), .. Embedder("vector_in", "in_layer", "out_layer", VectorFeatures),
    ];

    private static IEnumerable<FluxLayer> Embedder(string name, string first, string second, int inputs) =>
        [new($"{name}.{first}", inputs, Hidden), new($"{name}.{second}", Hidden, Hidden)];

    private static IEnumerable<FluxLayer> Each(int blocks, string prefix, string[] layers, int inputs, int outputs)
    {
        for (var block = 0; block < blocks; block++)
        {
            foreach (var layer in layers)
                yield return new(Invariant($"{prefix}.{block}.{layer}"), inputs, outputs);
        }
    }
}
