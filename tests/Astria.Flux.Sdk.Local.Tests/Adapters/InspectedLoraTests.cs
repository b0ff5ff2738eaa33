using Astria.Flux.Local.Adapters;
using Astria.Flux.Local.Flux;
using Astria.Flux.Lora;
using Astria.Flux.Presets;

namespace Astria.Flux.Local.Tests.Adapters;

/// <summary>What this engine writes for a model of FLUX.1's sizes, the inspector of the core recognises, layout, rank and targets.</summary>
internal sealed class InspectedLoraTests
{
    private static readonly FluxConfig FullSize = new()
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

    private string _path = null!;

    [SetUp]
    public void Choose() => _path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.safetensors");

    [TearDown]
    public void Remove() => File.Delete(_path);

    [TestCase(LoraFormat.Kohya)]
    [TestCase(LoraFormat.Bfl)]
    [TestCase(LoraFormat.Diffusers)]
    public void A_file_of_the_standard_targets_opens_with_every_module_fitting(LoraFormat format)
    {
        LoraFile.Write(_path, Standard(), format);

        var inspection = LoraInspector.Inspect(_path);

        inspection.Format.Should().Be(format);
        inspection.FitsFlux.Should().BeTrue();
        inspection.Rank.Should().Be(1);
        inspection.TriggerWord.Should().Be("ohwx");
        inspection.Preset.Should().Be("flux-lora-portrait@2026-01");
        inspection.Metadata["astria.base_sha256"].Should().Be("00ff");
        if (format == LoraFormat.Diffusers) inspection.Targets.Should().Be(LoraTargetSet.Standard);
    }

    // 342 modules as diffusers counts them; the feed-forward part of the single blocks is not trained.
    private static LoraWeights Standard()
    {
        var layers = new Dictionary<string, LoraLayer>(StringComparer.Ordinal);
        foreach (var (name, shape) in FullSize.Tensors().Where(tensor => tensor.Shape.Length == 2))
        {
            var layer = name[..^".weight".Length];
            if (!layer.Contains("_attn.", StringComparison.Ordinal) && !layer.Contains("_mlp.", StringComparison.Ordinal) && !layer.EndsWith(".linear1", StringComparison.Ordinal)) continue;
            var up = new float[shape[0]];
            up.AsSpan(0, layer.EndsWith(".linear1", StringComparison.Ordinal) ? 3 * FullSize.Hidden : up.Length).Fill(1);
            layers.Add(layer, new LoraLayer(new float[shape[1]], up, 1, 1));
        }

        return new LoraWeights(layers, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["astria.token"] = "ohwx",
            ["astria.preset"] = "flux-lora-portrait",
            ["astria.revision"] = "2026-01",
            ["astria.steps"] = "432",
            ["astria.base_sha256"] = "00ff",
        });
    }
}
