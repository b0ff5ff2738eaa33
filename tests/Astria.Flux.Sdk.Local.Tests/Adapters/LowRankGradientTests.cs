using Astria.Flux.Local.Adapters;
using Astria.Flux.Local.Managed.Operations;
using Astria.Flux.Local.Tests.Golden;
using Astria.Flux.Presets;

namespace Astria.Flux.Local.Tests.Adapters;

internal sealed class LowRankGradientTests
{
    [Test]
    public void The_gradient_of_a_LoRA_is_the_slope_of_the_loss()
    {
        using var golden = new GoldenTransformer("flux_schnell_h64.safetensors", frozen: true);
        var lora = ModelAdapters.AttachNew(golden.Model, LoraTargetSet.Standard, rank: 4, alpha: 8, seed: 3);
        var up = lora.Parameters.First(p => p.Columns == 4);
        for (var i = 0; i < up.Length; i++) up.Span[i] = 0.01f * (i % 7);
        var down = lora.Parameters.First();
        Loss(golden);

        var upGradient = up.GradientSpan.ToArray();
        var downGradient = down.GradientSpan.ToArray();

        SlopeAt(golden, up, 11).Should().BeApproximately(upGradient[11], 2e-3 * upGradient.Max(Math.Abs));
        SlopeAt(golden, down, 5).Should().BeApproximately(downGradient[5], 2e-2 * downGradient.Max(Math.Abs));
    }

    [Test]
    public void A_frozen_base_gets_no_gradients()
    {
        using var golden = new GoldenTransformer("flux_schnell_h64.safetensors", frozen: true);
        ModelAdapters.AttachNew(golden.Model, LoraTargetSet.Standard, rank: 2, alpha: 2, seed: 1);

        Loss(golden);

        golden.Model.Parameters.Values.Should().OnlyContain(p => !p.HasGradient);
    }

    [Test]
    public void A_new_LoRA_changes_nothing()
    {
        using var golden = new GoldenTransformer("flux_schnell_h64.safetensors", frozen: true);
        var before = golden.Forward(golden.NewTape(recording: false), golden.Image(requiresGradient: false)).Span.ToArray();

        ModelAdapters.AttachNew(golden.Model, LoraTargetSet.Standard, rank: 4, alpha: 4, seed: 1);

        golden.Forward(golden.NewTape(recording: false), golden.Image(requiresGradient: false)).Span.ToArray().Should().Equal(before);
    }

    private static double SlopeAt(GoldenTransformer golden, Local.Managed.Autograd.Tensor tensor, int index)
    {
        const float step = 0.01f;
        var value = tensor.Span[index];
        tensor.Span[index] = value + step;
        var above = Loss(golden);
        tensor.Span[index] = value - step;
        var below = Loss(golden);
        tensor.Span[index] = value;
        return (above - below) / (2 * step);
    }

    private static double Loss(GoldenTransformer golden)
    {
        var tape = golden.NewTape(recording: true);
        var output = golden.Forward(tape, golden.Image(requiresGradient: false));
        var loss = SquaredError.Backward(tape, output, golden.Read("in.target"));
        tape.Backward();
        return loss;
    }
}
