using static TorchSharp.torch;

namespace Astria.Flux.Torch.Quantization;

/// <summary>The matrix of a linear layer, in whatever form it is kept.</summary>
internal abstract class LinearWeight : IDisposable
{
    /// <summary>Rows.</summary>
    public abstract long Outputs { get; }

    /// <summary>Columns.</summary>
    public abstract long Inputs { get; }

    /// <summary>The tensors it is kept in.</summary>
    public abstract IReadOnlyList<Tensor> Tensors { get; }

    /// <summary>Whether it is being trained itself.</summary>
    public virtual bool RequiresGradient => false;

    /// <summary>Bytes it takes.</summary>
    public long Bytes => Tensors.Sum(tensor => tensor.numel() * tensor.ElementSize);

    /// <summary>x·Wᵀ + bias.</summary>
    public abstract Tensor Apply(Tensor x, Tensor? bias);

    public void Dispose()
    {
        foreach (var tensor in Tensors) tensor.Dispose();
    }
}
