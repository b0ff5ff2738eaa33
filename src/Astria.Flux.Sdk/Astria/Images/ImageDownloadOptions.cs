namespace Astria.Flux.Astria.Images;

/// <summary>The limits of downloads.</summary>
public sealed record ImageDownloadOptions
{
    /// <summary>The biggest file that is taken, in bytes.</summary>
    /// <value>Default: 100 million; a picture has a few million, a video some tens.</value>
    public long LargestBytes { get; init; } = 100_000_000;

    /// <summary>The time one attempt has.</summary>
    /// <value>Default: 2 minutes.</value>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How often a download is taken up again.</summary>
    /// <value>Default: 5. 0 or more.</value>
    public int Retries { get; init; } = 5;

    /// <summary>The first wait before that; it doubles each time.</summary>
    /// <value>Default: 1 second.</value>
    public TimeSpan Delay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait. When the server asks for more, the download fails at once.</summary>
    /// <value>Default: 5 minutes.</value>
    public TimeSpan LongestDelay { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Finds every value that makes no sense.</summary>
    /// <returns>The faults, each with the member as its place; empty when all is well.</returns>
    public IReadOnlyList<FluxFault> Validate()
    {
        var faults = new List<FluxFault>();
        if (LargestBytes < 1) faults.Add(new(nameof(LargestBytes), Invariant($"is {LargestBytes}; it must be at least 1.")));
        if (AttemptTimeout <= TimeSpan.Zero || AttemptTimeout > TimeSpan.FromDays(1)) faults.Add(new(nameof(AttemptTimeout), $"is {AttemptTimeout}; it must be above zero and at most a day."));
        if (Retries < 0) faults.Add(new(nameof(Retries), Invariant($"is {Retries}; it must be 0 or more.")));
        if (Delay <= TimeSpan.Zero) faults.Add(new(nameof(Delay), $"is {Delay}; it must be above zero."));
        if (LongestDelay < Delay || LongestDelay > TimeSpan.FromDays(1)) faults.Add(new(nameof(LongestDelay), $"is {LongestDelay}; it must be from {nameof(Delay)} to a day."));
        return faults;
    }
}
