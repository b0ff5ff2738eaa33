using Astria.Flux.Local.Adapters;
using Astria.Flux.Local.Tests.Golden;

namespace Astria.Flux.Local.Tests.Adapters;

internal sealed class ModelAdaptersTests
{
    [TestCase(float.NaN)]
    [TestCase(float.PositiveInfinity)]
    [TestCase(10.5f)]
    [TestCase(-11f)]
    public void A_weight_out_of_bounds_is_refused(float weight)
    {
        using var golden = new GoldenTransformer("flux_schnell_h64.safetensors");

        FluentActions.Invoking(() => ModelAdapters.Attach(golden.Model, Empty(), weight)).Should().Throw<ArgumentOutOfRangeException>().WithMessage("*−10 to 10*");
    }

    [Test]
    public void A_LoRA_for_other_sizes_or_layers_is_refused_whole()
    {
        using var golden = new GoldenTransformer("flux_schnell_h64.safetensors");
        var lora = new LoraWeights(
            new Dictionary<string, LoraLayer>(StringComparer.Ordinal) { ["img_in"] = TestLoras.Layer(64, 17, 1, 1, 1), ["double_blocks.9.img_attn.qkv"] = TestLoras.Layer(192, 64, 1, 1, 1) },
            new Dictionary<string, string>(StringComparer.Ordinal));

        FluentActions.Invoking(() => ModelAdapters.Attach(golden.Model, lora, 1)).Should().Throw<WeightsException>().WithMessage("*'img_in' is 64×17 where the model has 64×16*'double_blocks.9.img_attn.qkv'*no such layer*");
    }

    [Test]
    public void Half_the_weight_adds_half_as_much()
    {
        using var golden = new GoldenTransformer("flux_schnell_h64.safetensors");
        var lora = new LoraWeights(
            new Dictionary<string, LoraLayer>(StringComparer.Ordinal) { ["final_layer.linear"] = TestLoras.Layer(16, 64, 2, 2, 1) },
            new Dictionary<string, string>(StringComparer.Ordinal));
        float[] Output(float weight)
        {
            ModelAdapters.DetachAll(golden.Model);
            ModelAdapters.Attach(golden.Model, lora, weight);
            return golden.Forward(golden.NewTape(recording: false), golden.Image(requiresGradient: false)).Span.ToArray();
        }

        // The last layer is linear in its weights.
        var (none, half, whole) = (Output(0), Output(0.5f), Output(1));

        Difference.Largest([.. none.Zip(whole, (a, b) => (a + b) / 2)], half).Should().BeLessThan(1e-5f);
        Difference.Largest(none, whole).Should().BeGreaterThan(0.1f);
    }

    private static LoraWeights Empty() => new(new Dictionary<string, LoraLayer>(StringComparer.Ordinal), new Dictionary<string, string>(StringComparer.Ordinal));
}
