namespace Astria.Flux.Imaging.Probing;

/// <summary>Why a file can't be used as a picture.</summary>
public enum ImageFaultKind
{
    /// <summary>It is no picture of a kind that is read.</summary>
    Unsupported = 0,

    /// <summary>It is a HEIC or AVIF, and the codec for it isn't there.</summary>
    CodecMissing,

    /// <summary>It has more bytes than allowed.</summary>
    TooManyBytes,

    /// <summary>It has more pixels than allowed.</summary>
    TooManyPixels,

    /// <summary>A side is longer or shorter than allowed.</summary>
    SideOutOfRange,

    /// <summary>It has more scans than allowed.</summary>
    TooManyScans,

    /// <summary>It carries more metadata than allowed.</summary>
    TooMuchMetadata,

    /// <summary>It ends too early.</summary>
    Truncated,

    /// <summary>It breaks the rules of its format.</summary>
    Corrupt,

    /// <summary>Its header and its decoder disagree about its size.</summary>
    HeaderMismatch,
}
