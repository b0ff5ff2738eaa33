namespace Astria.Flux.Training;

/// <summary>How the times of training are drawn, and moved towards noise afterwards.</summary>
public sealed record TimestepSampling
{
    /// <summary>The law.</summary>
    /// <value>Default: <see cref="TimestepDistribution.Sigmoid"/>, as ai-toolkit, kohya's FLUX recipes and SimpleTuner have it.</value>
    public TimestepDistribution Distribution { get; init; }

    /// <summary>The mean of the normal number inside; for <see cref="TimestepDistribution.LogitNormal"/> only.</summary>
    /// <value>Default: 0. A finite number; above 0 means more noise.</value>
    public double Mean { get; init; }

    /// <summary>The deviation of the normal number inside; means nothing for <see cref="TimestepDistribution.Uniform"/>.</summary>
    /// <value>Default: 1. Above 0.</value>
    public double Deviation { get; init; } = 1;

    /// <summary>Whether times are moved towards noise the more the larger the picture is, as when FLUX.1 draws.</summary>
    /// <value>Default: <see langword="false"/>, as in Astria's worker.</value>
    public bool ShiftByResolution { get; init; }

    /// <summary>How far times are moved towards noise whatever the picture: <c>t·s ÷ (1 + (s − 1)·t)</c>.</summary>
    /// <value>Default: 1, not at all. Above 0; kohya's FLUX recipes have 3.1582, SimpleTuner 3.</value>
    public double Shift { get; init; } = 1;

    /// <summary>Finds every value that makes no sense.</summary>
    /// <returns>The faults, each with the member as its place; empty when all is well.</returns>
    public IReadOnlyList<FluxFault> Validate()
    {
        var faults = new List<FluxFault>();
        if (!Enum.IsDefined(Distribution))
            faults.Add(new(nameof(Distribution), $"is {Distribution}; it must be one of {string.Join(", ", Enum.GetNames<TimestepDistribution>())}."));
        if (!double.IsFinite(Mean))
            faults.Add(new(nameof(Mean), Invariant($"is {Mean}; it must be a finite number.")));
        if (!(Deviation > 0 && double.IsFinite(Deviation)))
            faults.Add(new(nameof(Deviation), Invariant($"is {Deviation}; it must be above 0.")));
        if (!(Shift > 0 && double.IsFinite(Shift)))
            faults.Add(new(nameof(Shift), Invariant($"is {Shift}; it must be above 0.")));
        else if (Shift != 1 && ShiftByResolution)
            faults.Add(new(nameof(Shift), Invariant($"is {Shift} beside {nameof(ShiftByResolution)}; choose one of the two.")));
        return faults;
    }
}
