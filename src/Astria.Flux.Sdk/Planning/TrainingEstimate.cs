namespace Astria.Flux.Planning;

/// <summary>What a training will take, before anything is submitted or paid for: each part with what it was computed from.</summary>
/// <remarks>A part that can't be known is <see langword="null"/>, and <see cref="Unknown"/> says why and what to do.</remarks>
public sealed record TrainingEstimate
{
    /// <summary>The number of optimizer steps.</summary>
    /// <value>Default: <see langword="null"/>, the engine decides.</value>
    public long? Steps { get; init; }

    /// <summary>How often each image is seen.</summary>
    /// <value>Default: <see langword="null"/>, the engine decides.</value>
    public double? Exposures { get; init; }

    /// <summary>How long it takes.</summary>
    /// <value>Default: <see langword="null"/>, not known.</value>
    public DurationEstimate? Duration { get; init; }

    /// <summary>What it costs.</summary>
    /// <value>Default: <see langword="null"/>, not known.</value>
    public PriceEstimate? Price { get; init; }

    /// <summary>How big the trained LoRA is.</summary>
    /// <value>Default: <see langword="null"/>, only an engine knows the layers.</value>
    public AdapterEstimate? Adapter { get; init; }

    /// <summary>How much memory it takes at its peak.</summary>
    /// <value>Default: <see langword="null"/>, not known, or a service's own affair.</value>
    public MemoryEstimate? Memory { get; init; }

    /// <summary>What couldn't be estimated, and why.</summary>
    /// <value>Default: nothing.</value>
    public IReadOnlyList<PlanReason> Unknown { get; init; } = [];
}
