using System.Text.Json;
using Astria.Flux.Presets;
using Astria.Flux.Steps;

namespace StudioPresets;

/// <summary>Steps that grow with the square root of the images: big sets show more variety, and need fewer looks at each image.</summary>
public sealed class SquareRootStepPolicy : StepPolicy, IEquatable<SquareRootStepPolicy>
{
    private const string KindName = "square-root";

    public SquareRootStepPolicy(int factor)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(factor, 1);
        Factor = factor;
    }

    /// <summary>Reads the policy back from a preset's JSON.</summary>
    public static StepPolicyReader Reader { get; } = new(KindName, node => node.Whole("factor") is { } factor ? new SquareRootStepPolicy(checked((int)factor)) : null);

    public int Factor { get; }

    public override string Kind => KindName;

    public override void WriteParameters(Utf8JsonWriter json) => json.WriteNumber("factor", Factor);

    public override StepDecision Decide(int imageCount) => StepDecision.ByRule((long)Math.Ceiling(Factor * Math.Sqrt(imageCount)));

    public override string Describe() => FormattableString.Invariant($"{Factor} × √images steps");

    public bool Equals(SquareRootStepPolicy? other) => other is not null && Factor == other.Factor;

    public override bool Equals(object? obj) => Equals(obj as SquareRootStepPolicy);

    public override int GetHashCode() => Factor;
}
