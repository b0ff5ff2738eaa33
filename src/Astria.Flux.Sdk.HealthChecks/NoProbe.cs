using Astria.Flux.Health;

namespace Astria.Flux.HealthChecks;

/// <summary>Stands for an engine that isn't there.</summary>
internal sealed class NoProbe(string engine, IReadOnlyList<string> known) : IEngineProbe
{
    public string Engine => engine;

    public Task<EngineHealth> ProbeAsync(CancellationToken cancellationToken = default)
    {
        var others = known.Count == 0 ? "none is registered" : $"registered are {string.Join(", ", known)}";
        return Task.FromResult(new EngineHealth(EngineHealthState.Unhealthy, $"There is no engine '{engine}' that can be asked; {others}."));
    }
}
