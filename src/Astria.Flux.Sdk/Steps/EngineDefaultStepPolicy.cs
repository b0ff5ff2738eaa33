using System.Text.Json;

namespace Astria.Flux.Steps;

/// <summary>Leaves the number to the engine, for presets whose rule is not published.</summary>
public sealed class EngineDefaultStepPolicy : StepPolicy, IEquatable<EngineDefaultStepPolicy>
{
    /// <summary>What a preset's JSON calls it: <c>engine-default</c>.</summary>
    public const string KindName = "engine-default";

    /// <inheritdoc/>
    public override string Kind => KindName;

    /// <inheritdoc/>
    public override void WriteParameters(Utf8JsonWriter json)
    {
        // It has none.
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
