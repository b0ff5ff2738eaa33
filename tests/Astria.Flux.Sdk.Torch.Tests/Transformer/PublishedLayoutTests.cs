using Astria.Flux.Local.Weights;
using Astria.Flux.Torch.Memory;
using Astria.Flux.Torch.Transformer;
using TorchSharp;
using static TorchSharp.torch;

namespace Astria.Flux.Torch.Tests.Transformer;

/// <summary>The model at its full size, laid out without numbers, has the tensors of the published files.</summary>
internal sealed class PublishedLayoutTests
{
    // FLUX.1-dev's file flux1-dev.safetensors: what stands outside the blocks, in one block of each kind.
    private static readonly Dictionary<string, long[]> Outside = new(StringComparer.Ordinal)
    {
        ["img_in.weight"] = [3072, 64],
        ["img_in.bias"] = [3072],
        ["txt_in.weight"] = [3072, 4096],
        ["txt_in.bias"] = [3072],
        ["time_in.in_layer.weight"] = [3072, 256],
        ["time_in.in_layer.bias"] = [3072],
        ["time_in.out_layer.weight"] = [3072, 3072],
        ["time_in.out_layer.bias"] = [3072],
        ["vector_in.in_layer.weight"] = [3072, 768],
        ["vector_in.in_layer.bias"] = [3072],
        ["vector_in.out_layer.weight"] = [3072, 3072],
        ["vector_in.out_layer.bias"] = [3072],
        ["guidance_in.in_layer.weight"] = [3072, 256],
        ["guidance_in.in_layer.bias"] = [3072],
        ["guidance_in.out_layer.weight"] = [3072, 3072],
        ["guidance_in.out_layer.bias"] = [3072],
        ["final_layer.linear.weight"] = [64, 3072],
        ["final_layer.linear.bias"] = [64],
        ["final_layer.adaLN_modulation.1.weight"] = [6144, 3072],
        ["final_layer.adaLN_modulation.1.bias"] = [6144],
    };

    private static readonly Dictionary<string, long[]> OfStream = new(StringComparer.Ordinal)
    {
        ["mod.lin.weight"] = [18432, 3072],
        ["mod.lin.bias"] = [18432],
        ["attn.qkv.weight"] = [9216, 3072],
        ["attn.qkv.bias"] = [9216],
        ["attn.norm.query_norm.scale"] = [128],
        ["attn.norm.key_norm.scale"] = [128],
        ["attn.proj.weight"] = [3072, 3072],
        ["attn.proj.bias"] = [3072],
        ["mlp.0.weight"] = [12288, 3072],
        ["mlp.0.bias"] = [12288],
        ["mlp.2.weight"] = [3072, 12288],
        ["mlp.2.bias"] = [3072],
    };

    private static readonly Dictionary<string, long[]> OfSingle = new(StringComparer.Ordinal)
    {
        ["linear1.weight"] = [21504, 3072],
        ["linear1.bias"] = [21504],
        ["linear2.weight"] = [3072, 15360],
        ["linear2.bias"] = [3072],
        ["norm.query_norm.scale"] = [128],
        ["norm.key_norm.scale"] = [128],
        ["modulation.lin.weight"] = [9216, 3072],
        ["modulation.lin.bias"] = [9216],
    };

    [Test]
    public void FLUX_1_dev_has_its_780_tensors()
    {
        var tensors = LaidOut(guidance: true);

        tensors.Should().HaveCount(780);
        tensors.Should().BeEquivalentTo(Published());
    }

    [Test]
    public void FLUX_1_schnell_has_the_776_that_are_not_about_guidance()
    {
        var tensors = LaidOut(guidance: false);

        tensors.Should().HaveCount(776);
        tensors.Keys.Should().BeEquivalentTo(Published().Keys.Where(name => !name.StartsWith("guidance_in.", StringComparison.Ordinal)));
    }

    [Test]
    public void In_the_layout_of_diffusers_it_has_their_1160_tensors()
    {
        var parts = FluxSizes.Dev.Tensors().SelectMany(tensor => tensor.Name.EndsWith(".scale", StringComparison.Ordinal)
            ? [DiffusersNames.OfNorm(tensor.Name[..^".scale".Length])]
            : DiffusersNames.PartsOf(tensor.Name[..tensor.Name.LastIndexOf('.')], tensor.Shape[0], FluxSizes.Dev.Hidden).Select(part => part.Name + tensor.Name[tensor.Name.LastIndexOf('.')..])).ToList();

        // Seven projections of a single block for BFL's three, and twelve of a double block for its ten, each with a bias.
        parts.Should().OnlyHaveUniqueItems().And.HaveCount(20 + (19 * 32) + (38 * 14));
    }

    private static Dictionary<string, long[]> LaidOut(bool guidance)
    {
        using var model = Build(guidance);
        return model.Weights.Vectors.ToDictionary(vector => vector.Key, vector => vector.Value.shape, StringComparer.Ordinal)
            .Concat(model.Weights.Matrices.Select(matrix => new KeyValuePair<string, long[]>(matrix.Key + ".weight", [matrix.Value.Outputs, matrix.Value.Inputs])))
            .ToDictionary(StringComparer.Ordinal);
    }

    private static TorchFluxModel Build(bool guidance)
    {
        var config = guidance ? FluxSizes.Dev : FluxSizes.Schnell;
        var weights = new ModelWeights();
        foreach (var (name, shape) in config.Tensors()) weights.Add(name, empty([.. shape.Select(size => (long)size)], ScalarType.BFloat16, new Device(DeviceType.META)));
        return new TorchFluxModel(config, weights);
    }

    private static Dictionary<string, long[]> Published()
    {
        var all = new Dictionary<string, long[]>(Outside, StringComparer.Ordinal);
        for (var i = 0; i < 19; i++)
        {
            foreach (var (name, shape) in OfStream)
            {
                all.Add($"double_blocks.{i}.img_{name}", shape);
                all.Add($"double_blocks.{i}.txt_{name}", shape);
            }
        }

        for (var i = 0; i < 38; i++)
        {
            foreach (var (name, shape) in OfSingle) all.Add($"single_blocks.{i}.{name}", shape);
        }

        return all;
    }
}
