namespace Astria.Flux.Imaging.Archives;

/// <summary>How much an archive or a folder may hold.</summary>
/// <remarks>The defaults let through what cameras and phones make, and stop bombs before they go off.</remarks>
public sealed record ArchiveLimits
{
    /// <summary>The defaults.</summary>
    public static ArchiveLimits Default { get; } = new();

    /// <summary>Files and folders in it.</summary>
    /// <value>Default: 2,000.</value>
    public int MostEntries { get; init; } = 2_000;

    /// <summary>Bytes of one file, unpacked.</summary>
    /// <value>Default: 64 MiB, what a photo may have.</value>
    public long MostEntryBytes { get; init; } = 64L << 20;

    /// <summary>Bytes of all files together, unpacked.</summary>
    /// <value>Default: 2 GiB.</value>
    public long MostTotalBytes { get; init; } = 2L << 30;

    /// <summary>Bytes of a caption.</summary>
    /// <value>Default: 64 KiB.</value>
    public int MostCaptionBytes { get; init; } = 64 << 10;

    /// <summary>Unpacked bytes for each packed one, of files above a MiB. Photos are packed already: they stay below 2.</summary>
    /// <value>Default: 100.</value>
    public double MostRatio { get; init; } = 100;

    /// <summary>Folders within folders.</summary>
    /// <value>Default: 8.</value>
    public int MostDepth { get; init; } = 8;

    /// <summary>Characters of a path.</summary>
    /// <value>Default: 260.</value>
    public int MostPathLength { get; init; } = 260;
}
