using System.Globalization;
using Astria.Flux.Local.Tests.Golden;
using Astria.Flux.Local.Weights;
using Astria.Flux.Torch.Networks;
using Astria.Flux.Torch.Text;
using static TorchSharp.torch;

namespace Astria.Flux.Torch.Tests.Text;

/// <summary>The text encoders say what their references say.</summary>
internal sealed class TextEncoderGoldenTests
{
    // What the reference's own rounding leaves, see the README beside the golden numbers.
    private const float T5Tolerance = 5e-5f;
    private const float ClipTolerance = 1e-5f;

    [TestCaseSource(typeof(GoldenData), nameof(GoldenData.T5Encoders))]
    public void T5s_features_equal_the_references_at_every_length(string name)
    {
        using var file = SafetensorsFile.Open(GoldenData.PathOf(name));
        using var encoder = new TorchT5Encoder(new NetworkReader(file, CPU, ScalarType.Float32, "w."), T5Sizes.Of(new NetworkSizes(file, "w.")));
        var inputs = file.Tensors.Keys.Where(key => key.StartsWith("in.ids", StringComparison.Ordinal)).ToList();

        inputs.Should().NotBeEmpty();
        foreach (var input in inputs)
        {
            using var encoded = encoder.Encode(GoldenIds.Read(file, input));
            Difference.Largest(Floats(encoded), file.ReadFloats("out." + input["in.ids".Length..])).Should().BeLessThan(T5Tolerance, input);
        }
    }

    [TestCaseSource(typeof(GoldenData), nameof(GoldenData.ClipEncoders))]
    public void Clips_features_and_pooled_vector_equal_the_references(string name)
    {
        using var file = SafetensorsFile.Open(GoldenData.PathOf(name));
        var heads = int.Parse(file.Metadata["heads"], CultureInfo.InvariantCulture);
        var sizes = ClipSizes.Of(new NetworkSizes(file, "w."), file.Tensors["w.text_model.final_layer_norm.weight"].Shape[0] / heads);
        using var encoder = new TorchClipEncoder(new NetworkReader(file, CPU, ScalarType.Float32, "w."), sizes);
        var prompts = GoldenIds.Read(file, "in.ids");

        using var encoded = encoder.Encode(prompts);
        using var pooled = TorchClipEncoder.Pool(encoded, prompts, int.Parse(file.Metadata["eos"], CultureInfo.InvariantCulture));

        Difference.Largest(Floats(encoded), file.ReadFloats("out.last_hidden")).Should().BeLessThan(ClipTolerance);
        Difference.Largest(Floats(pooled), file.ReadFloats("out.pooled")).Should().BeLessThan(ClipTolerance);
    }

    private static float[] Floats(Tensor tensor) => tensor.contiguous().data<float>().ToArray();
}
