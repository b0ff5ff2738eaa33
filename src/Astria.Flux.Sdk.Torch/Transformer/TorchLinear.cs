using Astria.Flux.Torch.Quantization;
using TorchSharp;
using static TorchSharp.torch;

namespace Astria.Flux.Torch.Transformer;

/// <summary>y = x·Wᵀ + b, plus any low-rank additions. The matrix itself is never changed.</summary>
internal sealed class TorchLinear(LinearWeight weight, Tensor? bias)
{
    private readonly List<TorchLowRank> _adapters = [];

    public LinearWeight Weight => weight;

    public int Inputs => (int)weight.Inputs;

    public int Outputs => (int)weight.Outputs;

    /// <summary>Whether anything of it is being trained.</summary>
    public bool IsTrained => weight.RequiresGradient || bias is { requires_grad: true } || _adapters.Any(adapter => adapter.Up.requires_grad);

    /// <summary>Whether anything is added to what it says.</summary>
    public bool HasAdapters => _adapters.Count > 0;

    public void Attach(TorchLowRank adapter) => _adapters.Add(adapter);

    public void Detach(TorchLowRank adapter) => _adapters.Remove(adapter);

    public Tensor Forward(Tensor x)
    {
        var y = weight.Apply(x, bias);
        foreach (var adapter in _adapters)
        {
            using Scalar scale = adapter.Scale;
            var inner = nn.functional.linear(x, adapter.Down.to(x.dtype)) * scale;
            var up = adapter.Up.to(x.dtype);

            // Rows of zeros for outputs that nothing is added to: a few numbers more instead of a copy of y.
            if (up.shape[0] < Outputs) up = nn.functional.pad(up, [0, 0, 0, Outputs - up.shape[0]]);
            y = y.add(nn.functional.linear(inner, up), Numbers.One);
        }

        return y;
    }
}
