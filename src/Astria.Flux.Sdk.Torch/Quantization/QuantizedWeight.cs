using static TorchSharp.torch;

namespace Astria.Flux.Torch.Quantization;

/// <summary>A frozen matrix kept in fewer bits. It is made dense for the time of a product, on the way back once more, and never longer.</summary>
internal abstract class QuantizedWeight : LinearWeight
{
    /// <summary>The matrix as it is computed with; a new tensor.</summary>
    public abstract Tensor Dense();

    /// <summary>What went wrong on a way back. Native code calls that, which an exception must not run through: see <see cref="DequantizedLinear"/>.</summary>
    public Exception? Fault { get; set; }

    public override Tensor Apply(Tensor x, Tensor? bias)
    {
        if (x.requires_grad && is_grad_enabled())
        {
            // TorchSharp makes another tensor of the result's size, which nobody needs: gone with the scope.
            using var scope = NewDisposeScope();
            var product = DequantizedLinear.apply(x, new DequantizedLinear.Layer(this));
            return (bias is null ? product : product.add(bias, Numbers.One)).MoveToOuterDisposeScope();
        }

        using var dense = Dense();
        return nn.functional.linear(x, dense, bias);
    }

    /// <summary>Throws what went wrong on a way back, if anything did.</summary>
    public void ThrowIfFaulty()
    {
        if (Fault is not { } fault) return;
        Fault = null;
        throw new InvalidOperationException("A layer's gradient could not be computed.", fault);
    }
}
