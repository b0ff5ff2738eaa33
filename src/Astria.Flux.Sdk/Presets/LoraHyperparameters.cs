namespace Astria.Flux.Presets;

/// <summary>How a LoRA is trained, whatever the number of steps.</summary>
/// <remarks>The defaults are those of Astria's fast preset, as its job records of November 2024 have them.</remarks>
public sealed record LoraHyperparameters
{
    /// <summary>The rank of the adapter matrices: what a LoRA can hold, and how big its file gets.</summary>
    /// <value>Default: 16. 1 to 1024.</value>
    public int Rank { get; init; } = 16;

    /// <summary>The adapter's scale; what it adds is multiplied by <c>alpha ÷ rank</c>.</summary>
    /// <value>Default: 16. Above 0.</value>
    public double Alpha { get; init; } = 16;

    /// <summary>The learning rate after the warm-up.</summary>
    /// <value>Default: 5e-4. Above 0, at most 1.</value>
    public double LearningRate { get; init; } = 5e-4;

    /// <summary>How the learning rate runs after the warm-up.</summary>
    /// <value>Default: <see cref="LearningRateSchedule.Constant"/>.</value>
    public LearningRateSchedule Schedule { get; init; }

    /// <summary>The steps in which the learning rate rises from nothing.</summary>
    /// <value>Default: 10, as in the source of Astria's worker. 0 or more.</value>
    public int WarmupSteps { get; init; } = 10;

    /// <summary>How many images one step sees.</summary>
    /// <value>Default: 4. 1 to 1024.</value>
    public int BatchSize { get; init; } = 4;

    /// <summary>The side in pixels of the square whose area training pictures are brought to.</summary>
    /// <value>Default: 512, as in the source of Astria's worker. A multiple of 16, 16 to 4096.</value>
    public int Resolution { get; init; } = 512;

    /// <summary>The share of steps that train without the caption.</summary>
    /// <value>Default: 0.1, as in the source of Astria's worker. 0 to 1.</value>
    public double CaptionDropout { get; init; } = 0.1;

    /// <summary>The layers that get an adapter.</summary>
    /// <value>Default: <see cref="LoraTargetSet.Standard"/>.</value>
    public LoraTargetSet Targets { get; init; }

    /// <summary>Finds every value that makes no sense.</summary>
    /// <returns>The faults, each with the member's name as its place; empty when all is well.</returns>
    public IReadOnlyList<FluxFault> Validate()
    {
        var faults = new List<FluxFault>();
        Require(Rank is >= 1 and <= 1024, nameof(Rank), Rank, "1 to 1024");
        Require(Alpha > 0 && double.IsFinite(Alpha), nameof(Alpha), Alpha, "above 0");
        Require(LearningRate is > 0 and <= 1, nameof(LearningRate), LearningRate, "above 0 and at most 1");
        if (!Enum.IsDefined(Schedule))
            Require(false, nameof(Schedule), Schedule, $"one of {string.Join(", ", Enum.GetNames<LearningRateSchedule>())}");
        Require(WarmupSteps >= 0, nameof(WarmupSteps), WarmupSteps, "0 or more");
        Require(BatchSize is >= 1 and <= 1024, nameof(BatchSize), BatchSize, "1 to 1024");
        Require(Resolution is >= 16 and <= 4096 && Resolution % 16 == 0, nameof(Resolution), Resolution, "a multiple of 16, 16 to 4096");
        Require(CaptionDropout is >= 0 and <= 1, nameof(CaptionDropout), CaptionDropout, "0 to 1");
        return faults;

        // Generic, so that a value that is fine isn't boxed: every plan comes by here.
        void Require<T>(bool fine, string member, T value, string range)
        {
            if (!fine)
                faults.Add(new(member, Invariant($"is {value}; it must be {range}.")));
        }
    }
}
