namespace Astria.Flux.Steps;

/// <summary>A rule that turns a number of images into a number of optimizer steps.</summary>
/// <remarks>
/// <para>Derive from it for a rule of your own. A policy is pure: the same count gives the same answer, with no clock, chance or I/O, and
/// more images never give fewer steps. It is used from many threads at once, so keep it immutable.</para>
/// <para><see cref="StepCalculator"/> checks what a policy answers; use it, not the policy, to learn a number.</para>
/// </remarks>
public abstract class StepPolicy
{
    /// <summary>The steps for one image where the policy has such a rate, else <see langword="null"/>.</summary>
    public virtual double? StepsPerImage => null;

    /// <summary>Decides for a set of images.</summary>
    /// <param name="imageCount">How many images are trained on; at least 1, the caller has checked.</param>
    /// <returns>The decision. Steps, where there are any, are at least 1.</returns>
    public abstract StepDecision Decide(int imageCount);

    /// <summary>Says what the rule is, in words for a person.</summary>
    /// <returns>A phrase such as <c>27 steps per image, at least 300</c>.</returns>
    public abstract string Describe();

    /// <summary>Judges a number the caller chose instead of the rule's. Advice never refuses.</summary>
    /// <param name="imageCount">How many images are trained on; at least 1.</param>
    /// <param name="steps">The chosen number of optimizer steps; at least 1.</param>
    /// <returns>Notes, empty when there is nothing to say. By default: one above the rule's number, on cost and overfitting.</returns>
    public virtual IReadOnlyList<StepAdvice> Advise(int imageCount, long steps) =>
        Decide(imageCount).Steps is { } rule && steps > rule
            ? [StepAdvice.AboveRule(imageCount, steps, rule, this)]
            : [];

    /// <inheritdoc cref="Describe"/>
    public sealed override string ToString() => Describe();
}
