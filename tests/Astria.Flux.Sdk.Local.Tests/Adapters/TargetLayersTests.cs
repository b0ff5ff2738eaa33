using Astria.Flux.Local.Adapters;
using Astria.Flux.Local.Flux;
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

    private static readonly string[] Layers = [.. Full.Tensors().Where(t => t.Name.EndsWith(".weight", StringComparison.Ordinal)).Select(t => t.Name[..^7])];

    // Counted as diffusers does, where q, k and v are layers of their own. Its standard set leaves the feed-forward part of linear1 out;
    // here, as in kohya's trainer, the joined layer is trained whole in both sets.
    [TestCase("standard", 3, 342)]
    [TestCase("portrait", 4, 419)]
    public void A_set_has_as_many_layers_at_full_size_as_published(string set, int partsOfLinear1, int published) =>
        TargetLayers.Of(new LoraTargetSet(set), Layers).Sum(layer => Apart(layer, partsOfLinear1)).Should().Be(published);

    private static int Apart(string layer, int partsOfLinear1) => layer switch
    {
        _ when layer.EndsWith(".qkv", StringComparison.Ordinal) => 3,
        _ when layer.EndsWith(".linear1", StringComparison.Ordinal) => partsOfLinear1,
        _ => 1,
    };
}
