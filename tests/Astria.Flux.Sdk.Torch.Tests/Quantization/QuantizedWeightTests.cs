using Astria.Flux.Torch.Quantization;
using TorchSharp;
using static TorchSharp.torch;

namespace Astria.Flux.Torch.Tests.Quantization;

/// <summary>A matrix in fewer bits is close to the dense one, and its layer computes exactly what the dense form of it would.</summary>
[TestFixture(WeightFormat.Int8)]
[TestFixture(WeightFormat.Int4)]
internal sealed class QuantizedWeightTests(WeightFormat format)
{
    private DisposeScope _scope = null!;

    [SetUp]
    public void Begin()
    {
        _scope = NewDisposeScope();
        random.manual_seed(5);
    }

    [TearDown]
    public void End() => _scope.Dispose();

    [Test]
    public void No_number_is_further_off_than_half_a_step()
    {
        var dense = randn(96, 128);
        using var weight = Quantize(dense);

        using Scalar steps = format == WeightFormat.Int8 ? 127 : 15;
        var step = format == WeightFormat.Int8
            ? dense.abs().amax([1], keepdim: true).expand(96, 128) / steps
            : (dense.reshape(96, 2, 64).amax([2], keepdim: true) - dense.reshape(96, 2, 64).amin([2], keepdim: true)).div(steps).expand(96, 2, 64).reshape(96, 128);
        ((weight.Dense() - dense).abs() / step).max().item<float>().Should().BeLessThan(0.5001f);
    }

    [TestCase(ScalarType.Float32)]
    [TestCase(ScalarType.BFloat16)]
    public void Output_and_gradient_are_those_of_the_dense_layer(ScalarType type)
    {
        using var weight = Quantize(randn(96, 128).to(type));
        var bias = randn(96).to(type);
        var x = randn(3, 5, 128).to(type).requires_grad_(true);
        var same = x.detach().clone().requires_grad_(true);
        var target = randn(3, 5, 96).to(type);

        var output = weight.Apply(x, bias);
        var expected = nn.functional.linear(same, weight.Dense(), bias);
        (output * target).sum().backward();
        (expected * target).sum().backward();

        // Products may sum in another order where memory lies differently.
        (output - expected).abs().max().to(ScalarType.Float32).item<float>().Should().BeLessThanOrEqualTo(type == ScalarType.Float32 ? 1e-5f : 0.25f);
        (output - expected).abs().mean().to(ScalarType.Float32).item<float>().Should().BeLessThan(type == ScalarType.Float32 ? 1e-6f : 1e-3f);
        (x.grad! - same.grad!).abs().max().to(ScalarType.Float32).item<float>().Should().BeLessThanOrEqualTo(type == ScalarType.Float32 ? 1e-5f : 0.13f);
        (x.grad! - same.grad!).abs().mean().to(ScalarType.Float32).item<float>().Should().BeLessThan(type == ScalarType.Float32 ? 1e-6f : 1e-3f);
    }

    [Test]
    public void A_matrix_of_zeros_stays_one()
    {
        using var weight = Quantize(zeros(4, 64));

        weight.Dense().count_nonzero().item<long>().Should().Be(0);
    }

    [Test]
    public void It_takes_the_bytes_that_its_form_says()
    {
        using var weight = Quantize(randn(256, 640).to(ScalarType.BFloat16));

        weight.Bytes.Should().Be(format == WeightFormat.Int8 ? (256 * 640) + (256 * 2) : (256 * 640 / 2) + (256 * 10 * 2 * 2));
    }

    [Test]
    public void What_goes_wrong_on_the_way_back_is_thrown_afterwards_and_does_not_end_the_process()
    {
        var weight = Quantize(randn(32, 64));
        var x = randn(2, 64).requires_grad_(true);
        var loss = weight.Apply(x, null).sum();
        weight.Dispose();

        loss.backward();

        FluentActions.Invoking(weight.ThrowIfFaulty).Should().Throw<InvalidOperationException>().WithInnerException<Exception>();
        FluentActions.Invoking(weight.ThrowIfFaulty).Should().NotThrow("it was told");
    }

    private QuantizedWeight Quantize(Tensor dense) => format == WeightFormat.Int8 ? Int8Weight.From(dense) : Int4Weight.From(dense);
}
