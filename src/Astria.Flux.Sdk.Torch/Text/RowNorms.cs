using Astria.Flux.Torch.Quantization;
using static TorchSharp.torch;

namespace Astria.Flux.Torch.Text;

/// <summary>T5's norm of each row, in 32 bits whatever the row is in.</summary>
internal static class RowNorms
{
    /// <summary>scale · x ÷ root of the mean square.</summary>
    public static Tensor RootMeanSquare(Tensor x, Tensor scale)
    {
        using var scope = NewDisposeScope();
        var wide = x.to(ScalarType.Float32);
        return (scale * (wide * rsqrt((wide * wide).mean([-1], keepdim: true).add(Numbers.NormEpsilon, Numbers.One))).to(x.dtype)).MoveToOuterDisposeScope();
    }
}
