namespace Astria.Flux.Steps;

/// <summary>How a training goes through its images: what turns steps into exposures, epochs and repeats, and back, exactly.</summary>
/// <remarks>
/// <para>One exposure is one image seen once. A step sees <c>batch × accumulation × processes</c> images; an epoch goes through every image
/// <c>repeats</c> times. Everything is integer arithmetic in 128 bits: what divides is exact, what doesn't is rounded as the member says.</para>
/// <para>Batch, accumulation and processes do the same to exposures; they differ in how an epoch's last, partly filled step comes about:
/// batches are filled first, then shared out over the processes, then accumulated, each rounded up, as kohya's sd-scripts,
/// SimpleTuner and the diffusers scripts count.</para>
/// </remarks>
public sealed record Exposure
{
    /// <summary>Describes a training's way through its images.</summary>
    /// <param name="imageCount">How many images are trained on; at least 1. Captions, masks and regularisation pictures don't count.</param>
    /// <param name="batchSize">How many images one process sees at once; at least 1.</param>
    /// <param name="repeats">How often an epoch goes through each image; at least 1. 1 is once, as kohya counts; SimpleTuner writes 0 for once.</param>
    /// <param name="accumulation">How many batches are added up for one optimizer step; at least 1.</param>
    /// <param name="processes">How many processes train at once, each with its own batch; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is below 1.</exception>
    public Exposure(int imageCount, int batchSize = 1, int repeats = 1, int accumulation = 1, int processes = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(imageCount, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(repeats, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(accumulation, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(processes, 1);
        ImageCount = imageCount;
        BatchSize = batchSize;
        Repeats = repeats;
        Accumulation = accumulation;
        Processes = processes;
    }

    /// <summary>How many images are trained on.</summary>
    public int ImageCount { get; }

    /// <summary>How many images one process sees at once.</summary>
    public int BatchSize { get; }

    /// <summary>How often an epoch goes through each image; 1 is once.</summary>
    public int Repeats { get; }

    /// <summary>How many batches are added up for one optimizer step.</summary>
    public int Accumulation { get; }

    /// <summary>How many processes train at once.</summary>
    public int Processes { get; }

    /// <summary>How many images one optimizer step sees: <c>batch × accumulation × processes</c>.</summary>
    /// <exception cref="OverflowException">It is beyond what a <see langword="long"/> holds.</exception>
    public long ImagesPerStep => checked((long)((Int128)BatchSize * Accumulation * Processes));

    /// <summary>How many optimizer steps an epoch has: <c>⌈⌈⌈images × repeats ÷ batch⌉ ÷ processes⌉ ÷ accumulation⌉</c>.</summary>
    public long StepsPerEpoch => Ceiling(Ceiling(Ceiling((Int128)ImageCount * Repeats, BatchSize), Processes), Accumulation);

    /// <summary>How many images are seen over so many steps, repeats counted each time.</summary>
    /// <param name="steps">Optimizer steps; at least 0.</param>
    /// <returns><c>steps × batch × accumulation × processes</c>, exactly.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="steps"/> is below 0.</exception>
    /// <exception cref="OverflowException">It is beyond what a <see langword="long"/> holds.</exception>
    public long ImagesSeen(long steps)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(steps);
        return checked((long)((Int128)steps * ImagesPerStep));
    }

    /// <summary>How often every image is seen in full over so many steps.</summary>
    /// <param name="steps">Optimizer steps; at least 0.</param>
    /// <returns><c>⌊images seen ÷ images⌋</c>, rounded down.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="steps"/> is below 0.</exception>
    /// <exception cref="OverflowException">It is beyond what a <see langword="long"/> holds.</exception>
    public long WholeExposures(long steps)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(steps);
        return checked((long)((Int128)steps * ImagesPerStep / ImageCount));
    }

    /// <summary>How often each image is seen on average over so many steps, for showing and comparing.</summary>
    /// <param name="steps">Optimizer steps; at least 0.</param>
    /// <returns><c>images seen ÷ images</c>, as near as a <see langword="double"/> comes.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="steps"/> is below 0.</exception>
    public double Exposures(long steps)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(steps);
        return (double)((Int128)steps * ImagesPerStep) / ImageCount;
    }

    /// <summary>The fewest steps in which each image is seen so often on average.</summary>
    /// <param name="exposures">Exposures of each image; at least 0.</param>
    /// <returns><c>⌈exposures × images ÷ images of a step⌉</c>, rounded up.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="exposures"/> is below 0.</exception>
    /// <exception cref="OverflowException">It is beyond what a <see langword="long"/> holds.</exception>
    public long StepsForExposures(long exposures)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(exposures);
        return Ceiling((Int128)exposures * ImageCount, ImagesPerStep);
    }

    /// <summary>How many steps so many epochs take.</summary>
    /// <param name="epochs">Epochs; at least 0.</param>
    /// <returns><c>epochs × steps of an epoch</c>, exactly.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="epochs"/> is below 0.</exception>
    /// <exception cref="OverflowException">It is beyond what a <see langword="long"/> holds.</exception>
    public long StepsForEpochs(long epochs)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(epochs);
        return checked((long)((Int128)epochs * StepsPerEpoch));
    }

    /// <summary>How many epochs are gone through in full over so many steps.</summary>
    /// <param name="steps">Optimizer steps; at least 0.</param>
    /// <returns><c>⌊steps ÷ steps of an epoch⌋</c>, rounded down.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="steps"/> is below 0.</exception>
    public long WholeEpochs(long steps)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(steps);
        return steps / StepsPerEpoch;
    }

    /// <summary>The fewest epochs that have so many steps or more.</summary>
    /// <param name="steps">Optimizer steps; at least 0.</param>
    /// <returns><c>⌈steps ÷ steps of an epoch⌉</c>, rounded up.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="steps"/> is below 0.</exception>
    public long EpochsForSteps(long steps)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(steps);
        return Ceiling(steps, StepsPerEpoch);
    }

    /// <summary>The fewest repeats with which so many epochs have so many steps or more.</summary>
    /// <param name="steps">Optimizer steps; at least 0.</param>
    /// <param name="epochs">Epochs; at least 1.</param>
    /// <returns>Repeats, at least 1, 1 being once; the <see cref="Repeats"/> of this object aren't looked at.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="steps"/> is below 0 or <paramref name="epochs"/> below 1.</exception>
    /// <exception cref="OverflowException">It is beyond what a <see langword="long"/> holds.</exception>
    public long RepeatsForSteps(long steps, long epochs = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(steps);
        ArgumentOutOfRangeException.ThrowIfLessThan(epochs, 1);

        // An epoch of s steps needs its last step begun: more than (s − 1) × accumulation × processes batches, each but the last one full.
        var stepsOfEpoch = Ceiling(steps, epochs);
        if (stepsOfEpoch <= 1)
            return 1;
        var fullBatches = ((Int128)stepsOfEpoch - 1) * Accumulation * Processes;
        return Ceiling(fullBatches * BatchSize + 1, ImageCount);
    }

    /// <summary>The fewest steps that show each image at least as often as so many steps of another way do.</summary>
    /// <param name="steps">Optimizer steps of the other way; at least 0.</param>
    /// <param name="other">Another way through the same images.</param>
    /// <returns><c>⌈steps × images of the other's step ÷ images of this one's⌉</c>, rounded up.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="other"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="other"/> is for another number of images.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="steps"/> is below 0.</exception>
    /// <exception cref="OverflowException">It is beyond what a <see langword="long"/> holds.</exception>
    public long StepsLike(long steps, Exposure other)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(steps);
        ArgumentNullException.ThrowIfNull(other);
        if (other.ImageCount != ImageCount)
            throw new ArgumentException(Invariant($"It is for {other.ImageCount} images, this one for {ImageCount}."), nameof(other));
        return Ceiling((Int128)steps * other.ImagesPerStep, ImagesPerStep);
    }

    private static long Ceiling(Int128 dividend, Int128 divisor) => checked((long)((dividend + divisor - 1) / divisor));
}
