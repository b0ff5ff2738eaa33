namespace Astria.Flux.Health;

/// <summary>Whether an engine can work.</summary>
/// <param name="State">Can it?</param>
/// <param name="Description">Why not, or what was seen, in words for an operator: no keys, no addresses.</param>
public sealed record EngineHealth(EngineHealthState State, string Description)
{
    /// <summary>What was looked at, by name, such as the free space of the work directory.</summary>
    /// <value>Default: nothing.</value>
    public IReadOnlyDictionary<string, object> Facts { get; init; } = new Dictionary<string, object>(StringComparer.Ordinal);
}
