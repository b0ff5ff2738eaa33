using Astria.Flux.Torch.Quantization;
using static TorchSharp.torch;

namespace Astria.Flux.Torch.Transformer;

/// <summary>A transformer's tensors by their names in BFL's layout: matrices in whatever form they are kept, and vectors.</summary>
internal sealed class ModelWeights : IDisposable
{
    /// <summary>The matrices by the name of their layer.</summary>
    public Dictionary<string, LinearWeight> Matrices { get; } = new(StringComparer.Ordinal);

    /// <summary>Biases and norms' scales by their whole name.</summary>
    public Dictionary<string, Tensor> Vectors { get; } = new(StringComparer.Ordinal);

    /// <summary>Bytes of all.</summary>
    public long Bytes => Matrices.Values.Sum(matrix => matrix.Bytes) + Vectors.Values.Sum(vector => vector.numel() * vector.ElementSize);

    /// <summary>Adds a tensor, which is taken over.</summary>
    /// <param name="name">Its name in BFL's layout.</param>
    /// <param name="tensor">The tensor.</param>
    /// <param name="format">The form that matrices are kept in.</param>
    public void Add(string name, Tensor tensor, WeightFormat format = WeightFormat.Full)
    {
        tensor.DetachFromDisposeScope();
        if (tensor.dim() != 2) Vectors.Add(name, tensor);
        else Matrices.Add(LayerOf(name), Quantizer.Quantize(LayerOf(name), tensor, format));
    }

    public void Dispose()
    {
        foreach (var matrix in Matrices.Values) matrix.Dispose();
        foreach (var vector in Vectors.Values) vector.Dispose();
    }

    private static string LayerOf(string name) => name[..^".weight".Length];
}
