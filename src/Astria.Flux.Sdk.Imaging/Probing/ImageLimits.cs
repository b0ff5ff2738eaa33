namespace Astria.Flux.Imaging.Probing;

/// <summary>What a file may ask for before it is refused: checked on its header, before any native code sees it.</summary>
/// <remarks>The defaults are those that held against 50 kinds of hostile files and 100,000 mutants: no crash, nothing above a second or
/// 200 MB; see docs/photos.md.</remarks>
public sealed record ImageLimits
{
    /// <summary>The defaults.</summary>
    public static ImageLimits Default { get; } = new();

    /// <summary>Bytes of the file.</summary>
    /// <value>Default: 64 MiB.</value>
    public long MaxBytes { get; init; } = 64L << 20;

    /// <summary>Pixels of the picture; decoded they take 4 bytes each.</summary>
    /// <value>Default: 100 million.</value>
    public long MaxPixels { get; init; } = 100_000_000;

    /// <summary>Pixels of the shorter side, at least.</summary>
    /// <value>Default: 1.</value>
    public int MinSide { get; init; } = 1;

    /// <summary>Pixels of the longer side, at most.</summary>
    /// <value>Default: 32,768.</value>
    public int MaxSide { get; init; } = 32_768;

    /// <summary>Scans of a JPEG; an ordinary progressive one has 10, and each takes a pass over the whole picture.</summary>
    /// <value>Default: 64.</value>
    public int MaxJpegScans { get; init; } = 64;

    /// <summary>Bytes of metadata.</summary>
    /// <value>Default: 16 MiB.</value>
    public long MaxMetadataBytes { get; init; } = 16L << 20;

    /// <summary>Bytes the decoder must keep at once whatever size is asked for: pixels of PNG, WebP and GIF, coefficients of progressive
    /// JPEG. Baseline JPEG needs none of it.</summary>
    /// <value>Default: 128 MiB: 33 megapixels of PNG, 45 of an ordinary progressive JPEG.</value>
    public long MaxWorkingBytes { get; init; } = 128L << 20;

    /// <summary>Pixels × scans of a JPEG with more than one scan: the work of decoding it.</summary>
    /// <value>Default: 400 million: 40 megapixels in 10 scans.</value>
    public long MaxScannedPixels { get; init; } = 400_000_000;
}
