using Astria.Flux.Local.Managed.Autograd;
using Astria.Flux.Local.Managed.Operations;

namespace Astria.Flux.Local.Adapters;

/// <summary>A LoRA while it is being trained.</summary>
internal sealed class TrainableLora(IReadOnlyDictionary<string, LowRank> parts, float alpha)
{
    /// <summary>Every weight, always in the same order.</summary>
    public IEnumerable<Tensor> Parameters => parts.OrderBy(p => p.Key, StringComparer.Ordinal).SelectMany(p => (Tensor[])[p.Value.Down, p.Value.Up]);

    /// <summary>A copy of its weights as they are now.</summary>
    public LoraWeights ToWeights(IReadOnlyDictionary<string, string> metadata) => new(
        parts.ToDictionary(
            p => p.Key,
            p => new LoraLayer(p.Value.Down.Span.ToArray(), p.Value.Up.Span.ToArray(), p.Value.Rank, alpha),
            StringComparer.Ordinal),
        metadata);
}
