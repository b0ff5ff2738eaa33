namespace Astria.Flux.Steps;

/// <summary>How another trainer arrives at its number of steps, and what a step sees there: what makes its settings comparable.</summary>
/// <remarks>Made by <see cref="StepRules"/>. Immutable and thread-safe.</remarks>
public sealed class PeerStepRule
{
    private readonly Func<int, long> _steps;

    internal PeerStepRule(string id, string system, string formula, long imagesPerStep, Func<int, long> steps, string source, int sets = 1)
    {
        Id = id;
        System = system;
        Formula = formula;
        ImagesPerStep = imagesPerStep;
        Source = source;
        Sets = sets;
        _steps = steps;
    }

    /// <summary>A stable name, such as <c>fluxgym</c> or <c>replicate</c>.</summary>
    public string Id { get; }

    /// <summary>The trainer, such as <c>kohya GUI</c>.</summary>
    public string System { get; }

    /// <summary>The rule in words, n being the number of images.</summary>
    public string Formula { get; }

    /// <summary>How many images one optimizer step sees there: batch × accumulation × processes.</summary>
    public long ImagesPerStep { get; }

    /// <summary>How many sets the steps are shared out over: 1, or 2 where regularisation pictures are trained on as often as the images.</summary>
    public int Sets { get; }

    /// <summary>Where the rule is published.</summary>
    public string Source { get; }

    /// <summary>The steps the trainer takes.</summary>
    /// <param name="imageCount">How many images there are; at least 1.</param>
    /// <returns>Optimizer steps.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="imageCount"/> is below 1.</exception>
    public long Steps(int imageCount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(imageCount, 1);
        return _steps(imageCount);
    }

    /// <summary>How often each image is seen on average.</summary>
    /// <param name="imageCount">How many images there are; at least 1.</param>
    /// <returns><c>steps × images of a step ÷ sets ÷ images</c>.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="imageCount"/> is below 1.</exception>
    public double Exposures(int imageCount) => (double)((Int128)Steps(imageCount) * ImagesPerStep) / Sets / imageCount;

    /// <summary>What the trainer's steps are worth at another batch.</summary>
    /// <param name="imageCount">How many images there are; at least 1.</param>
    /// <param name="imagesPerStep">How many images one step sees; at least 1. The built-in presets see 4.</param>
    /// <returns>The fewest steps with as many exposures or more.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is below 1.</exception>
    /// <exception cref="OverflowException">It is beyond what a <see langword="long"/> holds.</exception>
    public long StepsAt(int imageCount, long imagesPerStep)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(imagesPerStep, 1);
        var perStep = (Int128)imagesPerStep * Sets;
        return checked((long)(((Int128)Steps(imageCount) * ImagesPerStep + perStep - 1) / perStep));
    }

    /// <summary>The trainer and its rule.</summary>
    /// <returns>A phrase such as <c>fluxgym: 16 epochs × 10 repeats × n</c>.</returns>
    public override string ToString() => $"{System}: {Formula}";
}
