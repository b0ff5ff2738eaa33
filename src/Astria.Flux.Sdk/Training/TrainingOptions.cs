namespace Astria.Flux.Training;

/// <summary>What a caller may ask of a training beside its preset and plan; the defaults are what a preset alone would do.</summary>
/// <remarks>Engines that train here follow all of it. A service that decides such things itself ignores it: nothing in here changes the
/// steps or the price of a plan.</remarks>
public sealed record TrainingOptions
{
    /// <summary>How the times of training are drawn.</summary>
    /// <value>Default: sigmoid, no shift.</value>
    public TimestepSampling Timesteps { get; init; } = new();

    /// <summary>Batches whose gradients are added up for one step: a larger batch in the memory of a small one.</summary>
    /// <value>Default: 1. 1 to 1024. The plan's exposures are for 1; they grow with it.</value>
    public int Accumulation { get; init; } = 1;

    /// <summary>The length that gradients are cut to.</summary>
    /// <value>Default: 1, as in diffusers and most FLUX trainers. Above 0.</value>
    public double LongestGradient { get; init; } = 1;

    /// <summary>AdamW's weight decay.</summary>
    /// <value>Default: 0.01, PyTorch's and diffusers' default. 0 or more.</value>
    public double WeightDecay { get; init; } = 0.01;

    /// <summary>The power of the polynomial schedule.</summary>
    /// <value>Default: 1, as in diffusers' <c>polynomial</c>. Above 0.</value>
    public double PolynomialPower { get; init; } = 1;

    /// <summary>The decay of a running average of the adapter's weights, which is then what is saved.</summary>
    /// <value>Default: <see langword="null"/>, no average. 0 to below 1; ai-toolkit's recipe has 0.99.</value>
    public double? AverageDecay { get; init; }

    /// <summary>Whether photos keep their shape, each in the nearest of a few sizes of the same area, or are cut square.</summary>
    /// <value>Default: <see langword="null"/>, what the engine's model draws best.</value>
    public bool? AspectBuckets { get; init; }

    /// <summary>How many pictures the base draws of what it knows, to be trained on beside the subject; without them a taught subject leaks
    /// onto everything else.</summary>
    /// <value>Default: <see langword="null"/>, the engine's own number. 0 or more; 0 for none.</value>
    public int? PriorPictures { get; init; }

    /// <summary>How many of the images are not trained on but asked about, to see when more training stops helping.</summary>
    /// <value>Default: 0. Fewer than there are images.</value>
    public int HeldOutImages { get; init; }

    /// <summary>Steps between two looks at the held-out images, which see the same noise each time.</summary>
    /// <value>Default: 50. At least 1.</value>
    public int ValidateEvery { get; init; } = 50;

    /// <summary>What to draw from time to time, to be seen in <see cref="TrainingProgress.Previews"/>.</summary>
    /// <value>Default: nothing.</value>
    public IReadOnlyList<string> PreviewPrompts { get; init; } = [];

    /// <summary>Steps between two drawings of <see cref="PreviewPrompts"/>.</summary>
    /// <value>Default: 100. At least 1; ai-toolkit has 250.</value>
    public int PreviewEvery { get; init; } = 100;

    /// <summary>Steps between two checkpoints: what a crash can cost at most.</summary>
    /// <value>Default: 25. At least 1; Astria's worker has 100.</value>
    public int CheckpointEvery { get; init; } = 25;

    /// <summary>Finds every value that makes no sense.</summary>
    /// <returns>The faults, each with the member as its place; empty when all is well.</returns>
    public IReadOnlyList<FluxFault> Validate()
    {
        var faults = new List<FluxFault>();
        Require(Accumulation is >= 1 and <= 1024, nameof(Accumulation), Accumulation, "1 to 1024");
        Require(LongestGradient > 0 && double.IsFinite(LongestGradient), nameof(LongestGradient), LongestGradient, "above 0");
        Require(WeightDecay >= 0 && double.IsFinite(WeightDecay), nameof(WeightDecay), WeightDecay, "0 or more");
        Require(PolynomialPower > 0 && double.IsFinite(PolynomialPower), nameof(PolynomialPower), PolynomialPower, "above 0");
        Require(AverageDecay is null or (>= 0 and < 1), nameof(AverageDecay), AverageDecay ?? 0, "0 to below 1");
        Require(PriorPictures is null or >= 0, nameof(PriorPictures), PriorPictures ?? 0, "0 or more");
        Require(HeldOutImages >= 0, nameof(HeldOutImages), HeldOutImages, "0 or more");
        Require(ValidateEvery >= 1, nameof(ValidateEvery), ValidateEvery, "at least 1");
        Require(PreviewEvery >= 1, nameof(PreviewEvery), PreviewEvery, "at least 1");
        Require(CheckpointEvery >= 1, nameof(CheckpointEvery), CheckpointEvery, "at least 1");
        if (Timesteps is null)
            faults.Add(new(nameof(Timesteps), "is null; leave it at its default."));
        else
            faults.AddRange(Timesteps.Validate().Select(fault => fault with { Place = $"{nameof(Timesteps)}.{fault.Place}" }));
        if (PreviewPrompts is null)
            faults.Add(new(nameof(PreviewPrompts), "is null; leave it at its default."));
        else if (PreviewPrompts.Any(string.IsNullOrWhiteSpace))
            faults.Add(new(nameof(PreviewPrompts), "holds a blank; say what is to be seen."));
        return faults;

        void Require(bool fine, string member, IFormattable value, string range)
        {
            if (!fine)
                faults.Add(new(member, Invariant($"is {value}; it must be {range}.")));
        }
    }
}
