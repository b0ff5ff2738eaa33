using ImageMagick;

namespace Astria.Flux.Imaging.Heic;

/// <summary>What ImageMagick may take in this process, whoever calls it.</summary>
public sealed record HeicLimits
{
    /// <summary>Pixels of a side.</summary>
    /// <value>Default: 16,384.</value>
    public int Side { get; init; } = 16_384;

    /// <summary>Pixels of a picture.</summary>
    /// <value>Default: 64 million: iPhones take 48.</value>
    public long Pixels { get; init; } = 64_000_000;

    /// <summary>Bytes of memory for pixels.</summary>
    /// <value>Default: 1 GiB.</value>
    public long Memory { get; init; } = 1L << 30;

    /// <summary>Seconds of work in the process, a budget ImageMagick counts from its first use.</summary>
    /// <value>Default: <see langword="null"/>, no limit: the budget would run out in a long-lived process.</value>
    public int? Seconds { get; init; }

    /// <summary>Sets the limits for the whole process.</summary>
    public void Apply()
    {
        ResourceLimits.Width = (ulong)Side;
        ResourceLimits.Height = (ulong)Side;
        ResourceLimits.Area = (ulong)Pixels;
        ResourceLimits.Memory = (ulong)Memory;
        ResourceLimits.MaxMemoryRequest = (ulong)Memory;
        ResourceLimits.Disk = 0;
        ResourceLimits.ListLength = 4;
        ResourceLimits.Thread = 1;
        if (Seconds is { } seconds) ResourceLimits.Time = (ulong)seconds;
    }
}
