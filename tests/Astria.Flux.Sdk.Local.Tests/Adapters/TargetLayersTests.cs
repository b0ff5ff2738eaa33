using Astria.Flux.Local.Adapters;
using Astria.Flux.Local.Flux;
using Astria.Flux.Lora;
using Astria.Flux.Presets;

namespace Astria.Flux.Local.Tests.Adapters;

internal sealed class TargetLayersTests
{
    private static readonly FluxConfig Full = new()
    {
        InChannels = 64,
        ContextSize = 4096,
        VectorSize = 768,
        Hidden = 3072,
        Heads = 24,
        DoubleBlocks = 19,
        SingleBlocks = 38,
        Axes = [16, 56, 56],
        GuidanceEmbedding = true,
    };

    private static readonly Dictionary<string, (int Inputs, int Outputs)> Layers = Full.Tensors()
        .Where(t => t.Name.EndsWith(".weight", StringComparison.Ordinal))
        .ToDictionary(t => t.Name[..^7], t => (t.Shape[1], t.Shape[0]), StringComparer.Ordinal);

    // Counted as diffusers does, where query, key, value and the single blocks' feed-forward part are layers of their own.
    [TestCase("attention", 190)]
    [TestCase("joint-attention", 266)]
    [TestCase("standard", 342)]
    [TestCase("portrait", 419)]
    [TestCase("all-linear", 494)]
    public void A_set_has_as_many_layers_at_full_size_as_published(string set, int published) =>
        TargetLayers.Of(new LoraTargetSet(set), Layers.Keys).Sum(layer => Apart(new LoraTargetSet(set), layer)).Should().Be(published);

    [Test]
    public void The_fused_set_is_kohyas_304_layers() => TargetLayers.Of(LoraTargetSet.Fused, Layers.Keys).Should().HaveCount(304);

    [Test]
    public void The_standard_set_leaves_the_feed_forward_part_of_a_joined_layer_alone() =>
        TargetLayers.Outputs(LoraTargetSet.Standard, "single_blocks.0.linear1", 3072, 21504).Should().Be(3 * 3072);

    [Test]
    public void Every_set_of_the_library_is_known() => TargetLayers.Known.Should().BeEquivalentTo(FluxLayers.Sets);

    private static int Apart(LoraTargetSet set, string layer) => layer switch
    {
        _ when layer.EndsWith(".qkv", StringComparison.Ordinal) => 3,
        _ when layer.EndsWith(".linear1", StringComparison.Ordinal) => TargetLayers.Outputs(set, layer, Layers[layer].Inputs, Layers[layer].Outputs) == Layers[layer].Outputs ? 4 : 3,
        _ => 1,
    };
}
