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
}
