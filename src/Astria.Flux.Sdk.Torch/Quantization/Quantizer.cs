using static TorchSharp.torch;

namespace Astria.Flux.Torch.Quantization;

/// <summary>Brings a dense matrix into the form a model is to be kept in.</summary>
internal static class Quantizer
{
    /// <summary>Whether a matrix is kept smaller at all: the blocks' are, the few outside, and those whose rows don't divide into groups, are not.</summary>
    /// <param name="layer">The layer's name in BFL's layout.</param>
    /// <param name="inputs">Its inputs.</param>
    /// <param name="format">The form.</param>
    public static bool Applies(string layer, long inputs, WeightFormat format) =>
        format != WeightFormat.Full
        && (layer.StartsWith("double_blocks.", StringComparison.Ordinal) || layer.StartsWith("single_blocks.", StringComparison.Ordinal))
        && (format == WeightFormat.Int8 || inputs % Int4Weight.Group == 0);

    /// <summary>Quantises a matrix, which is taken over: disposed of where it is not kept.</summary>
    public static LinearWeight Quantize(string layer, Tensor dense, WeightFormat format)
    {
        if (!Applies(layer, dense.shape[1], format)) return new DenseWeight(dense);
        using (dense) return format == WeightFormat.Int8 ? Int8Weight.From(dense) : Int4Weight.From(dense);
    }
}
