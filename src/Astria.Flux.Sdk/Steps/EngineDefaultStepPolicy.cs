using System.Text.Json;

namespace Astria.Flux.Steps;

/// <summary>Leaves the number to the engine, for presets whose rule is not published.</summary>
public sealed class EngineDefaultStepPolicy : StepPolicy, IEquatable<EngineDefaultStepPolicy>
{
    /// <inheritdoc/>
    public override string? Kind => null;

    /// <inheritdoc/>
    public override void WriteParameters(Utf8JsonWriter json)
    {
        ArgumentNullException.ThrowIfNull(json);
        json.WriteBoolean("engineDecides", true);
    }

    /// <inheritdoc/>
    public override StepDecision Decide(int imageCount) => StepDecision.EngineDecides;

    /// <inheritdoc/>
    public override string Describe() => "as many steps as the engine decides";

    /// <inheritdoc/>
    public bool Equals(EngineDefaultStepPolicy? other) => other is not null;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as EngineDefaultStepPolicy);

    /// <inheritdoc/>
    public override int GetHashCode() => 0;
}
