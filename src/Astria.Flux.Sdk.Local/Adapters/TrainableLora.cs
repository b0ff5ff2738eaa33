using Astria.Flux.Local.Managed;
using Astria.Flux.Local.Managed.Autograd;
using Astria.Flux.Local.Managed.Operations;

namespace Astria.Flux.Local.Adapters;

/// <summary>A LoRA while it is being trained.</summary>
/// <param name="parts">Its additions by the name of their layer.</param>
/// <param name="outputs">Outputs of each layer; an addition may be to the first of them only.</param>
/// <param name="alpha">Its alpha.</param>
internal sealed class TrainableLora(IReadOnlyDictionary<string, LowRank> parts, IReadOnlyDictionary<string, int> outputs, float alpha)
{
    private readonly List<KeyValuePair<string, LowRank>> _parts = [.. parts.OrderBy(p => p.Key, StringComparer.Ordinal)];

    /// <summary>Every weight, always in the same order.</summary>
    public IEnumerable<Tensor> Parameters => _parts.SelectMany(p => (Tensor[])[p.Value.Down, p.Value.Up]);

    /// <summary>A name for each of <see cref="Parameters"/>.</summary>
    public IEnumerable<string> Names => _parts.SelectMany(p => (string[])[$"{p.Key}.down", $"{p.Key}.up"]);

    /// <summary>Puts it on a model.</summary>
    public void AttachTo(ManagedFluxModel model)
    {
        foreach (var (name, part) in _parts) model.Linears[name].Attach(part);
    }

    /// <summary>A copy of its weights as they are now. Outputs that were not trained get zeros.</summary>
    public LoraWeights ToWeights() => new(
        _parts.ToDictionary(
            p => p.Key,
            p =>
            {
                var up = new float[outputs[p.Key] * p.Value.Rank];
                p.Value.Up.Span.CopyTo(up);
                return new LoraLayer(p.Value.Down.Span.ToArray(), up, p.Value.Rank, alpha);
            },
            StringComparer.Ordinal),
        new Dictionary<string, string>(StringComparer.Ordinal));
}
