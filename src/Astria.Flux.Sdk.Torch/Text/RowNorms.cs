using static TorchSharp.torch;

namespace Astria.Flux.Torch.Text;

/// <summary>T5's norm of each row, in 32 bits whatever the row is in.</summary>
internal static class RowNorms
{
    // T5's own constant for every size.
    private const double Epsilon = 1e-6;

    /// <summary>scale · x ÷ root of the mean square.</summary>
    public static Tensor RootMeanSquare(Tensor x, Tensor scale)
    {
        using var scope = NewDisposeScope();
        var wide = x.to(ScalarType.Float32);
        return (scale * (wide * rsqrt(wide.pow(2).mean([-1], keepdim: true) + Epsilon)).to(x.dtype)).MoveToOuterDisposeScope();
    }
}
