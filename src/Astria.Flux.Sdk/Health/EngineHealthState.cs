namespace Astria.Flux.Health;

/// <summary>How well an engine is.</summary>
public enum EngineHealthState
{
    /// <summary>It can't work.</summary>
    Unhealthy = 0,

    /// <summary>It works, but not for long, or not for all that is asked of it.</summary>
    Degraded,

    /// <summary>It works.</summary>
    Healthy,
}
