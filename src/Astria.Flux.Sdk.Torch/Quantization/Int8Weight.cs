using TorchSharp;
using static TorchSharp.torch;

namespace Astria.Flux.Torch.Quantization;

/// <summary>Eight bits a number, −127 to 127, and a scale a row.</summary>
internal sealed class Int8Weight : QuantizedWeight
{
    private const int Largest = 127;

    private readonly Tensor _values;
    private readonly Tensor _scales;

    private Int8Weight(Tensor values, Tensor scales) => (_values, _scales, Tensors) = (values, scales, [values, scales]);

    public override long Outputs => _values.shape[0];

    public override long Inputs => _values.shape[1];

    public override IReadOnlyList<Tensor> Tensors { get; }

    /// <summary>Quantises a matrix.</summary>
    /// <param name="dense">outputs × inputs, of the type to compute with; left as it is.</param>
    public static Int8Weight From(Tensor dense)
    {
        using var scope = NewDisposeScope();
        using var off = no_grad();

        using Scalar largest = Largest;
        using Scalar smallest = -Largest;

        // The scale in the type it is used in: what rounding it costs is made good by the numbers.
        var scales = (dense.abs().amax([1], keepdim: true) / largest).to(dense.dtype);
        scales = where(scales.eq(zeros_like(scales)), ones_like(scales), scales);
        var values = (dense / scales).round_().clamp_(smallest, largest).to(ScalarType.Int8);
        return new Int8Weight(values.DetachFromDisposeScope(), scales.DetachFromDisposeScope());
    }

    public override Tensor Dense() => _values.to(_scales.dtype).mul_(_scales);
}
