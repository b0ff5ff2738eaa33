namespace Astria.Flux.AspNetCore;

/// <summary>The limits of the webhook endpoint.</summary>
public sealed record AstriaWebhookOptions
{
    /// <summary>The biggest body that is read, in bytes.</summary>
    /// <value>Default: 1,048,576; a callback has a few thousand.</value>
    public int LargestBody { get; set; } = 1024 * 1024;

    /// <summary>How many objects one callback may be about.</summary>
    /// <value>Default: 500, more than the prompts of any pack.</value>
    public int MostObjects { get; set; } = 500;

    /// <summary>How many callbacks are remembered to drop replays.</summary>
    /// <value>Default: 100,000.</value>
    public int RememberedCallbacks { get; set; } = 100_000;

    /// <summary>How often an object is read again that the service does not yet show as done although it called back.</summary>
    /// <value>Default: 3.</value>
    public int Rereads { get; set; } = 3;

    /// <summary>The wait before that.</summary>
    /// <value>Default: 2 seconds.</value>
    public TimeSpan RereadDelay { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How long the answer to a callback waits for its handlers; then it is 202, and they go on.</summary>
    /// <value>Default: 10 seconds. Above zero.</value>
    public TimeSpan AnswerWithin { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Finds every value that makes no sense.</summary>
    /// <returns>The faults, each with the member as its place; empty when all is well.</returns>
    public IReadOnlyList<FluxFault> Validate()
    {
        var faults = new List<FluxFault>();
        if (LargestBody is < 1 or > 1024 * 1024 * 1024) faults.Add(new(nameof(LargestBody), Invariant($"is {LargestBody}; it must be 1 byte to 1 GiB.")));
        if (MostObjects < 1) faults.Add(new(nameof(MostObjects), Invariant($"is {MostObjects}; it must be at least 1.")));
        if (RememberedCallbacks < 1) faults.Add(new(nameof(RememberedCallbacks), Invariant($"is {RememberedCallbacks}; it must be at least 1.")));
        if (Rereads < 0) faults.Add(new(nameof(Rereads), Invariant($"is {Rereads}; it must be 0 or more.")));
        if (RereadDelay <= TimeSpan.Zero) faults.Add(new(nameof(RereadDelay), $"is {RereadDelay}; it must be above zero."));
        if (AnswerWithin <= TimeSpan.Zero) faults.Add(new(nameof(AnswerWithin), $"is {AnswerWithin}; it must be above zero."));
        return faults;
    }
}
