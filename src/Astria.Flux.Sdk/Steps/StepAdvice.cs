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
        Invariant($"{steps} steps for {Images(imageCount)} are below the preset's rule ({policy.Describe()}: {rule}); the likeness may be weak."));

    internal static StepAdvice BelowEconomy(int imageCount, long steps, StepRateRange economy) => new(
        StepAdviceKind.BelowEconomy,
        Invariant($"{steps} steps for {Images(imageCount)} are below {economy} per image, the sound range for a cheaper run (from {economy.Least * (long)imageCount})."));

    internal static StepAdvice AboveRule(int imageCount, long steps, long rule, StepPolicy policy) => new(
        StepAdviceKind.AboveRule,
        Invariant($"{steps} steps for {Images(imageCount)} are above the preset's rule ({policy.Describe()}: {rule}); they cost more and may overfit."));

    private static string Images(int count) => count == 1 ? "1 image" : Invariant($"{count} images");
}
