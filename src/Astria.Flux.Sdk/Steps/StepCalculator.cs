namespace Astria.Flux.Steps;

/// <summary>Turns a step policy and a number of images into a <see cref="StepPlan"/>.</summary>
/// <remarks>Pure and thread-safe. Allocates nothing, unless there is advice to give.</remarks>
public static class StepCalculator
{
    private const string Refusal = "A step policy gives no usable number.";

    /// <summary>Plans the steps for a set of images.</summary>
    /// <param name="policy">The rule.</param>
    /// <param name="imageCount">How many images are trained on; at least 1. Captions, masks and regularisation pictures don't
    /// count.</param>
    /// <param name="batchSize">How many images one step sees; at least 1.</param>
    /// <param name="overrideSteps">A number that holds instead of the rule's, at least 1; <see langword="null"/> to follow the
    /// rule.</param>
    /// <returns>The plan, with advice when an override strays from what is sound.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="policy"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is below 1.</exception>
    /// <exception cref="FluxPolicyException">A custom policy overflowed or answered with less than one step.</exception>
    public static StepPlan Plan(StepPolicy policy, int imageCount, int batchSize = 1, long? overrideSteps = null)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentOutOfRangeException.ThrowIfLessThan(imageCount, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        if (overrideSteps is { } chosen)
            ArgumentOutOfRangeException.ThrowIfLessThan(chosen, 1, nameof(overrideSteps));
        try
        {
            return overrideSteps is { } steps
                ? new(imageCount, batchSize, StepDecision.ByRule(steps), isOverride: true, policy.Advise(imageCount, steps))
                : new(imageCount, batchSize, Decide(policy, imageCount), isOverride: false, advice: null);
        }
        catch (OverflowException overflow)
        {
            throw new FluxPolicyException(Refusal, [Fault(policy, imageCount, "overflows; compute with long and set a maximum")], overflow);
        }
    }

    private static StepDecision Decide(StepPolicy policy, int imageCount)
    {
        var decision = policy.Decide(imageCount);
        if (decision.Steps is not < 1)
            return decision;
        var problem = Invariant($"answers with {decision.Steps} steps; at least 1 is needed");
        throw new FluxPolicyException(Refusal, [Fault(policy, imageCount, problem)]);
    }

    private static FluxFault Fault(StepPolicy policy, int imageCount, string problem) =>
        new(policy.GetType().Name, Invariant($"for {imageCount} images it {problem}."));
}
