namespace Astria.Flux.Steps;

/// <summary>What a step policy yields for a number of images, and why.</summary>
/// <remarks>
/// <para>Made by <see cref="StepCalculator"/>. <see langword="default"/> is a plan for no image, left to the engine.</para>
/// <para><see cref="Steps"/> is <see langword="null"/> when the engine decides, and so is everything computed from it: there is no number
/// that could be mistaken for one.</para>
/// </remarks>
public readonly record struct StepPlan
{
    private readonly IReadOnlyList<StepAdvice>? _advice;

    internal StepPlan(int imageCount, int batchSize, StepDecision decision, bool isOverride, IReadOnlyList<StepAdvice>? advice)
    {
        ImageCount = imageCount;
        BatchSize = batchSize;
        Steps = decision.Steps;
        Reason = isOverride ? StepReason.Override : decision.Reason;
        _advice = advice;
    }

    /// <summary>How many images are trained on.</summary>
    public int ImageCount { get; }

    /// <summary>How many images one step sees.</summary>
    public int BatchSize { get; }

    /// <summary>The number of optimizer steps; <see langword="null"/> exactly when <see cref="EngineDecides"/>.</summary>
    public long? Steps { get; }

    /// <summary>Why it is this number.</summary>
    public StepReason Reason { get; }

    /// <summary>Whether the engine decides on the number when it trains.</summary>
    [System.Diagnostics.CodeAnalysis.MemberNotNullWhen(false, nameof(Steps), nameof(StepsPerImage), nameof(Exposures), nameof(Epochs))]
    public bool EngineDecides => Steps is null;

    /// <summary>Steps for each image: <c>steps ÷ images</c>; <see langword="null"/> when the engine decides.</summary>
    public double? StepsPerImage => (double?)Steps / ImageCount;

    /// <summary>How often each image is seen: <c>steps × batch ÷ images</c>; <see langword="null"/> when the engine decides.</summary>
    /// <remarks>What makes policies comparable: 27 steps an image at batch 4 are 108 exposures, 100 at batch 1 only 100.</remarks>
    public double? Exposures => (double?)Steps * BatchSize / ImageCount;

    /// <summary>How often the whole set is gone through, when a last batch that isn't full still takes a step:
    /// <c>steps ÷ ⌈images ÷ batch⌉</c>; <see langword="null"/> when the engine decides.</summary>
    public double? Epochs => (double?)Steps / (((long)ImageCount + BatchSize - 1) / BatchSize);

    /// <summary>Notes on a number the caller chose; empty when there is nothing to say.</summary>
    public IReadOnlyList<StepAdvice> Advice => _advice ?? [];

    /// <summary>The plan in words.</summary>
    /// <returns>A phrase such as <c>405 steps (Rule)</c>.</returns>
    public override string ToString() => Steps is { } steps ? Invariant($"{steps} steps ({Reason})") : "steps decided by the engine";
}
