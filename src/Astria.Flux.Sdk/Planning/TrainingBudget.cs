namespace Astria.Flux.Planning;

/// <summary>What a training may take, or what it should reach: the plan asked for the other way round.</summary>
/// <remarks>Money and time are ceilings, held even at the estimate's worst. Exposures are a wish, met as far as the ceilings allow.
/// Without a wish the preset's rule is what is wished for.</remarks>
public sealed record TrainingBudget
{
    /// <summary>The most it may cost.</summary>
    /// <value>Default: <see langword="null"/>, no matter. 0 or more.</value>
    public decimal? Money { get; init; }

    /// <summary>The currency of <see cref="Money"/>, as ISO 4217 has it.</summary>
    /// <value>Default: <c>USD</c>.</value>
    public string Currency { get; init; } = "USD";

    /// <summary>The longest it may take.</summary>
    /// <value>Default: <see langword="null"/>, no matter. Zero or more.</value>
    public TimeSpan? Time { get; init; }

    /// <summary>How often each image should be seen.</summary>
    /// <value>Default: <see langword="null"/>, as often as the preset's rule has it. At least 1.</value>
    public long? Exposures { get; init; }

    /// <summary>Finds every value that makes no sense.</summary>
    /// <returns>The faults, each with the member's name as its place; empty when all is well.</returns>
    public IReadOnlyList<FluxFault> Validate()
    {
        var faults = new List<FluxFault>();
        if (Money < 0)
            faults.Add(new(nameof(Money), Invariant($"is {Money}; it must be 0 or more.")));
        if (Money is not null && string.IsNullOrWhiteSpace(Currency))
            faults.Add(new(nameof(Currency), "is blank; name it as ISO 4217 has it, such as USD."));
        if (Time < TimeSpan.Zero)
            faults.Add(new(nameof(Time), Invariant($"is {Time}; it must be zero or more.")));
        if (Exposures < 1)
            faults.Add(new(nameof(Exposures), Invariant($"is {Exposures}; it must be at least 1.")));
        return faults;
    }
}
