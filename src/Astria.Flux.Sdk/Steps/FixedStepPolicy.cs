using System.Text.Json;

namespace Astria.Flux.Steps;

/// <summary>The same number of steps for any number of images.</summary>
public sealed class FixedStepPolicy : StepPolicy, IEquatable<FixedStepPolicy>
{
    /// <summary>Creates the policy.</summary>
    /// <param name="steps">Optimizer steps; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="steps"/> is below 1.</exception>
    public FixedStepPolicy(long steps)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        Steps = steps;
    }

    /// <summary>The number of optimizer steps.</summary>
    public long Steps { get; }

    /// <inheritdoc/>
    public override string? Kind => null;

    /// <inheritdoc/>
    public override void WriteParameters(Utf8JsonWriter json)
    {
        ArgumentNullException.ThrowIfNull(json);
        json.WriteNumber("fixed", Steps);
    }

    /// <inheritdoc/>
    public override StepDecision Decide(int imageCount) => StepDecision.ByRule(Steps);

    /// <inheritdoc/>
    public override string Describe() => Invariant($"{Steps} steps, however many images");

    /// <inheritdoc/>
    public bool Equals(FixedStepPolicy? other) => other is not null && Steps == other.Steps;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as FixedStepPolicy);

    /// <inheritdoc/>
    public override int GetHashCode() => Steps.GetHashCode();
}
