namespace Astria.Flux.Steps;

/// <summary>What a <see cref="StepPolicy"/> answers: a number of steps and the reason for it, or that the engine decides.</summary>
/// <remarks><see langword="default"/> is <see cref="EngineDecides"/>, so that an answer nobody gave is never taken for a number.</remarks>
public readonly record struct StepDecision
{
    private StepDecision(long steps, StepReason reason)
    {
        Steps = steps;
        Reason = reason;
    }

    /// <summary>The answer of a policy that leaves the number to the engine.</summary>
    public static StepDecision EngineDecides => default;

    /// <summary>The number of optimizer steps; <see langword="null"/> exactly when the engine decides.</summary>
    public long? Steps { get; }

    /// <summary>Why it is this number.</summary>
    public StepReason Reason { get; }

    /// <summary>A number that comes from the policy's rule.</summary>
    /// <param name="steps">Optimizer steps.</param>
    /// <returns>The decision.</returns>
    public static StepDecision ByRule(long steps) => new(steps, StepReason.Rule);

    /// <summary>A number that the rule gave, held within bounds.</summary>
    /// <param name="steps">What the rule gives, in optimizer steps.</param>
    /// <param name="minimum">The fewest steps allowed.</param>
    /// <param name="maximum">The most steps allowed; <see langword="null"/> for no limit.</param>
    /// <returns>The decision; its reason says whether the rule, the minimum or the maximum holds.</returns>
    public static StepDecision Within(long steps, long minimum, long? maximum = null)
    {
        if (steps < minimum)
            return new(minimum, StepReason.Minimum);
        return steps > maximum ? new(maximum.Value, StepReason.Maximum) : new(steps, StepReason.Rule);
    }
}
