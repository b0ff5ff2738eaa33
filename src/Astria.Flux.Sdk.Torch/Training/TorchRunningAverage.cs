using TorchSharp;
using static TorchSharp.torch;

namespace Astria.Flux.Torch.Training;

/// <summary>A running average of weights. It forgets fast at first, as the managed engine's.</summary>
internal sealed class TorchRunningAverage(IReadOnlyList<Tensor> weights, double decay) : IDisposable
{
    /// <summary>The averages, in the order of the weights.</summary>
    public IReadOnlyList<Tensor> Values { get; } = [.. weights.Select(weight => weight.detach().clone().DetachFromDisposeScope())];

    /// <summary>Takes the weights in as they are after so many updates.</summary>
    public void Add(int updates)
    {
        using var off = no_grad();
        var now = Math.Min((float)decay, (1f + updates) / (10f + updates));
        using Scalar kept = now;
        using Scalar added = 1 - now;
        for (var i = 0; i < Values.Count; i++) Values[i].mul_(kept).add_(weights[i], alpha: added);
    }

    public void Dispose()
    {
        foreach (var value in Values) value.Dispose();
    }
}
