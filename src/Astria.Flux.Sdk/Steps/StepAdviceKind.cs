namespace Astria.Flux.Steps;

/// <summary>What a piece of <see cref="StepAdvice"/> is about, for apps that show their own words.</summary>
public enum StepAdviceKind
{
    /// <summary>Something a custom policy has to say.</summary>
    Other = 0,

    /// <summary>Fewer steps than the policy's minimum: the subject may not be learned.</summary>
    BelowMinimum,

    /// <summary>Fewer steps than the policy's rate for so many images: the subject may be learned weakly.</summary>
    BelowRule,

    /// <summary>Fewer steps than even a cheaper run should have.</summary>
    BelowEconomy,

    /// <summary>More steps than the policy's rule: it costs more and may overfit.</summary>
    AboveRule,
}
