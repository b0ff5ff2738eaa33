using System.Globalization;
using Astria.Flux.Local.Flux;
using Astria.Flux.Local.Tests.Golden;
using Astria.Flux.Torch.Training;
using static TorchSharp.torch;

namespace Astria.Flux.Torch.Tests.Golden;

/// <summary>The transformer on TorchSharp says what BFL's reference says, in its output, its gradients and its pictures.</summary>
[TestFixtureSource(typeof(GoldenData), nameof(GoldenData.Transformers))]
internal sealed class TorchTransformerGoldenTests(string file)
{
    // What the reference's own float rounding leaves: guidance of 3.5 becomes the sine of 3,500.
    private const float OutputTolerance = 2e-4f;
    private const float GradientTolerance = 5e-5f;

    // A sum over all outputs: of its own size.
    private const double LossTolerance = 1e-5;

    [Test]
    public void Its_output_equals_the_references()
    {
        using var golden = new TorchGoldenTransformer(file);
        using var off = no_grad();

        Difference.Largest([.. golden.Forward().data<float>()], golden.Numbers("out")).Should().BeLessThan(OutputTolerance);
    }

    [TestCase(false, TestName = "Its_loss_and_every_gradient_equal_the_references(plain)")]
    [TestCase(true, TestName = "Its_loss_and_every_gradient_equal_the_references(blocks computed again on the way back)")]
    public void Its_loss_and_every_gradient_equal_the_references(bool recompute)
    {
        using var golden = new TorchGoldenTransformer(file, trained: true);
        var image = golden.Read("in.img").requires_grad_(true);
        double loss = 0;
        if (recompute) BlockwiseBackward.Run(golden.Model, golden.Input(), image, golden.Read("in.txt"), golden.Read("in.y"), Loss);
        else Loss(golden.Forward(image)).backward();

        var expected = golden.Numbers("loss")[0];
        loss.Should().BeApproximately(expected, LossTolerance * Math.Max(1, expected));
        Difference.Largest([.. image.grad!.data<float>()], golden.Numbers("grad.in.img")).Should().BeLessThan(GradientTolerance);
        golden.GradientNames.Should().NotBeEmpty();
        foreach (var name in golden.GradientNames)
        {
            golden.Parameters[name].grad.Should().NotBeNull(name);
            Difference.Largest([.. golden.Parameters[name].grad!.contiguous().data<float>()], golden.Numbers("grad." + name)).Should().BeLessThan(GradientTolerance, name);
        }

        Tensor Loss(Tensor output)
        {
            var difference = output - golden.Read("in.target");
            var mean = (difference * difference).mean();
            loss = mean.item<float>();
            return mean;
        }
    }

    [TestCase("noshift", false)]
    [TestCase("shift", true)]
    public void Its_picture_after_an_Euler_run_equals_the_references(string run, bool shift)
    {
        using var golden = new TorchGoldenTransformer(file);
        var latent = golden.Numbers("sample.noise");
        var steps = int.Parse(golden.Metadata["steps"], CultureInfo.InvariantCulture);
        var times = TimestepSchedule.Create(steps, latent.Length / golden.Config.InChannels, shift);

        for (var i = 0; i < steps; i++) FlowMatchEuler.Step(latent, golden.VelocityOfFirst(latent, times[i]), times[i], times[i + 1]);

        Difference.Largest(latent, golden.Numbers($"sample.{run}.out")).Should().BeLessThan(OutputTolerance);
    }
}
