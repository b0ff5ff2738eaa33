using static TorchSharp.torch;

namespace Astria.Flux.Torch.Transformer;

/// <summary>Builds layers over named tensors, and keeps the layers by name for adapters to find.</summary>
internal sealed class LayerReader(ModelWeights weights)
{
    private readonly Dictionary<string, TorchLinear> _linears = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, TorchLinear> Linears => _linears;

    public Tensor Vector(string name) => weights.Vectors[name];

    public TorchLinear Linear(string name) => _linears[name] = new TorchLinear(weights.Matrices[name], weights.Vectors.GetValueOrDefault($"{name}.bias"));
}
