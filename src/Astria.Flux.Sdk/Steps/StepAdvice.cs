namespace Astria.Flux.Steps;

/// <summary>A note on a number of steps that the caller chose. Advice never refuses.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Message">The note, in words for a person.</param>
public sealed record StepAdvice(StepAdviceKind Kind, string Message)
{
    internal static StepAdvice BelowMinimum(long steps, long minimum) => new(
        StepAdviceKind.BelowMinimum,
        Invariant($"{steps} steps are below the preset's minimum of {minimum}; the subject may not be learned."));

    internal static StepAdvice BelowRule(int imageCount, long steps, long rule, StepPolicy policy) => new(
        StepAdviceKind.BelowRule,
        $"{StepsFor(steps, imageCount)} are below the preset's rule ({RuleOf(policy, rule)}); the likeness may be weak.");

    internal static StepAdvice BelowEconomy(int imageCount, long steps, StepRateRange economy) => new(
        StepAdviceKind.BelowEconomy,
        Invariant($"{StepsFor(steps, imageCount)} are below {economy} per image, the sound range for a cheaper run ")
        + Invariant($"(from {economy.Least * (long)imageCount})."));

    internal static StepAdvice AboveRule(int imageCount, long steps, long rule, StepPolicy policy) => new(
        StepAdviceKind.AboveRule,
        $"{StepsFor(steps, imageCount)} are above the preset's rule ({RuleOf(policy, rule)}); they cost more and may overfit.");

    private static string RuleOf(StepPolicy policy, long steps) => Invariant($"{policy.Describe()}: {steps}");

    private static string StepsFor(long steps, int imageCount) =>
        imageCount == 1 ? Invariant($"{steps} steps for 1 image") : Invariant($"{steps} steps for {imageCount} images");
}
