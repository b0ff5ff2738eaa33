namespace Astria.Flux.Imaging.Probing;

/// <summary>What a file says about its picture before a pixel is decoded.</summary>
public sealed record ImageHeader
{
    /// <summary>How it is encoded.</summary>
    public required ImageFormat Format { get; init; }

    /// <summary>Pixels across, as stored.</summary>
    public required int Width { get; init; }

    /// <summary>Pixels down, as stored.</summary>
    public required int Height { get; init; }

    /// <summary>How the stored pixels are to be turned.</summary>
    /// <value>Default: upright. Always upright for HEIC and AVIF, whose decoders turn by themselves, whatever their EXIF says.</value>
    public ExifOrientation Orientation { get; init; } = ExifOrientation.Upright;

    /// <summary>Pixels across of the upright picture.</summary>
    public int UprightWidth => IsTurned ? Height : Width;

    /// <summary>Pixels down of the upright picture.</summary>
    public int UprightHeight => IsTurned ? Width : Height;

    /// <summary>Scans of a JPEG; 0 for other formats.</summary>
    public int JpegScans { get; init; }

    /// <summary>The quality a JPEG was saved with, 1 to 100, estimated from its luminance table.</summary>
    /// <value>Default: <see langword="null"/>, not a JPEG, or its table is like no scale's.</value>
    public int? JpegQuality { get; init; }

    /// <summary>Whether it carries a colour profile.</summary>
    public bool HasColorProfile { get; init; }

    /// <summary>Whether its encoding has an alpha channel.</summary>
    public bool HasAlpha { get; init; }

    /// <summary>How many frames it has; above 1 for animations.</summary>
    /// <value>Default: 1.</value>
    public int FrameCount { get; init; } = 1;

    /// <summary>When it was taken, on the camera's clock (EXIF knows no time zone).</summary>
    /// <value>Default: <see langword="null"/>, it doesn't say.</value>
    public DateTime? TakenAt { get; init; }

    /// <summary>The camera, such as <c>Apple iPhone 15</c>.</summary>
    /// <value>Default: <see langword="null"/>, it doesn't say.</value>
    public string? Camera { get; init; }

    /// <summary>Whether it tells where it was taken (GPS).</summary>
    public bool HasLocation { get; init; }

    /// <summary>Bytes of metadata: EXIF, XMP, colour profiles, comments.</summary>
    public long MetadataBytes { get; init; }

    /// <summary>Bytes the decoder must keep for each pixel of the full size, whatever size is asked for.</summary>
    internal double WorkingBytesPerPixel { get; init; } = Picture.BytesPerPixel;

    private bool IsTurned => Orientation >= ExifOrientation.Transposed;
}
