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
}
