using TorchSharp;
using static TorchSharp.torch;

namespace Astria.Flux.Torch.Quantization;

/// <summary>
/// Four bits a number: 64 neighbours in a row share a scale and an offset, number = offset + scale × (0 to 15). Two numbers a byte, the
/// first half of a group in the low bits, the second in the high ones.
/// </summary>
internal sealed class Int4Weight : QuantizedWeight
{
    /// <summary>Numbers that share a scale, as in the common formats of four bits (GPTQ's and AWQ's groups are 64 or 128).</summary>
    public const int Group = 64;

    private const int Half = Group / 2;
    private const int Largest = 15;

    // outputs × groups × 32 bytes; outputs × groups × 1 each.
    private readonly Tensor _values;
    private readonly Tensor _scales;
    private readonly Tensor _offsets;

    private Int4Weight(Tensor values, Tensor scales, Tensor offsets) => (_values, _scales, _offsets, Tensors) = (values, scales, offsets, [values, scales, offsets]);

    public override long Outputs => _values.shape[0];

    public override long Inputs => _values.shape[1] * Group;

    public override IReadOnlyList<Tensor> Tensors { get; }

    /// <summary>Quantises a matrix.</summary>
    /// <param name="dense">outputs × inputs, a multiple of 64, of the type to compute with; left as it is.</param>
    public static Int4Weight From(Tensor dense)
    {
        using var scope = NewDisposeScope();
        using var off = no_grad();
        using Scalar largest = Largest;
        using Scalar zero = 0;
        using Scalar high = 1 << 4;
        var groups = dense.reshape(dense.shape[0], -1, Group);
        var offsets = groups.amin([2], keepdim: true);
        var scales = groups.amax([2], keepdim: true).add(offsets, Numbers.MinusOne) / largest;
        scales = where(scales.eq(zeros_like(scales)), ones_like(scales), scales);
        var numbers = (groups.add(offsets, Numbers.MinusOne) / scales).round_().clamp_(zero, largest).to(ScalarType.Byte);
        var values = numbers.narrow(2, 0, Half).bitwise_or(numbers.narrow(2, Half, Half) * high);
        return new Int4Weight(values.DetachFromDisposeScope(), scales.DetachFromDisposeScope(), offsets.DetachFromDisposeScope());
    }

    public override Tensor Dense()
    {
        using var scope = NewDisposeScope();
        var dense = empty([Outputs, _values.shape[1], Group], _scales.dtype, _values.device);
        dense.narrow(2, 0, Half).copy_(_values.bitwise_and(tensor((byte)Largest, ScalarType.Byte, _values.device)));
        dense.narrow(2, Half, Half).copy_(_values.bitwise_right_shift(tensor((byte)4, ScalarType.Byte, _values.device)));
        return dense.mul_(_scales).add_(_offsets, alpha: Numbers.One).view(Outputs, Inputs).MoveToOuterDisposeScope();
    }
}
