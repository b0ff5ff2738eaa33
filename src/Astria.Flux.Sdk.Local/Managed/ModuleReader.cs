using Astria.Flux.Local.Managed.Autograd;
using Astria.Flux.Local.Managed.Operations;

namespace Astria.Flux.Local.Managed;

/// <summary>Builds layers from named tensors, and keeps the layers by name for adapters to find.</summary>
internal sealed class ModuleReader(IReadOnlyDictionary<string, Tensor> tensors)
{
    private readonly Dictionary<string, Linear> _linears = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, Linear> Linears => _linears;

    public Tensor Tensor(string name) => tensors[name];

    public Linear Linear(string name) => _linears[name] = new Linear(tensors[$"{name}.weight"], tensors.GetValueOrDefault($"{name}.bias"));
}
