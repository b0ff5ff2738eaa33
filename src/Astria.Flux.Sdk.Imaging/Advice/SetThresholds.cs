namespace Astria.Flux.Imaging.Advice;

/// <summary>From where on a set is worth an advice.</summary>
public sealed record SetThresholds
{
    /// <summary>Photos that can be used; below is bad.</summary>
    /// <value>Default: 4, 8, 10 (Astria 4 to 8 and more, Replicate and fal 10).</value>
    public AdviceLevels Count { get; init; } = new(4, 8, 10);

    /// <summary>From so many bits on, two hashes are of different photos; at most the first: the same photo, at most the second: nearly the same.</summary>
    /// <value>Default: 6, 12.</value>
    public (int Duplicate, int NearDuplicate) HashDistance { get; init; } = (6, 12);

    /// <summary>The share of photos that makes most of them; above is bad.</summary>
    /// <value>Default: 0.5.</value>
    public double Most { get; init; } = 0.5;

    /// <summary>Photos taken within this time are of one session.</summary>
    /// <value>Default: one hour.</value>
    public TimeSpan Session { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How much of the colours two photos share when they show the same clothes or background, 0 to 1.</summary>
    /// <value>Default: 0.8.</value>
    public double SameColors { get; init; } = 0.8;

    /// <summary>Close-ups and half-body photos together; below is bad.</summary>
    /// <value>Default: 1, 4.</value>
    public AdviceLevels CloseShots { get; init; } = new(1, 4);

    /// <summary>The share of faces that look the same way; above is bad.</summary>
    /// <value>Default: 0.8.</value>
    public double SameAngle { get; init; } = 0.8;

    /// <summary>The standard deviation of the faces' brightness; below the light is the same everywhere.</summary>
    /// <value>Default: 12.</value>
    public double LightSpread { get; init; } = 12;

    /// <summary>From so many photos on, advice about variety is given.</summary>
    /// <value>Default: 4.</value>
    public int VarietyFrom { get; init; } = 4;
}
