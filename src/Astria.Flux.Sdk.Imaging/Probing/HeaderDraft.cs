using static System.FormattableString;

namespace Astria.Flux.Imaging.Probing;

/// <summary>A header while it is being read: what was found so far, and the first fault.</summary>
internal sealed class HeaderDraft(ImageFormat format)
{
    public int Width { get; private set; }

    public int Height { get; private set; }

    public int JpegScans { get; set; }

    public int? JpegQuality { get; set; }

    /// <summary>Bytes the decoder must keep for each pixel of the full size, whatever size is asked for.</summary>
    public double WorkingBytesPerPixel { get; set; } = Picture.BytesPerPixel;

    public bool HasColorProfile { get; set; }

    public bool HasAlpha { get; set; }

    public int FrameCount { get; set; } = 1;

    public long MetadataBytes { get; set; }

    public ExifData Exif { get; set; }

    public ImageFault? Fault { get; private set; }

    public bool HasSize => Width > 0;

    /// <summary>Keeps the first fault: the others follow from it.</summary>
    public void Refuse(ImageFaultKind kind, string problem) => Fault ??= new(kind, problem);

    public void Truncated() => Refuse(ImageFaultKind.Truncated, "ends too early; download or export it again.");

    public void Corrupt(string what) => Refuse(ImageFaultKind.Corrupt, $"is damaged: {what}. Download or export it again.");

    public void Size(long width, long height)
    {
        if (width is < 1 or > int.MaxValue || height is < 1 or > int.MaxValue)
            Corrupt(Invariant($"it says it is {width}×{height} pixels"));
        else
            (Width, Height) = ((int)width, (int)height);
    }

    public ImageHeader? ToHeader() => !HasSize ? null : new()
    {
        Format = format,
        Width = Width,
        Height = Height,
        Orientation = format is ImageFormat.Heic or ImageFormat.Avif or ImageFormat.Gif ? ExifOrientation.Upright : Exif.Orientation ?? ExifOrientation.Upright,
        JpegScans = JpegScans,
        JpegQuality = JpegQuality,
        HasColorProfile = HasColorProfile,
        HasAlpha = HasAlpha,
        FrameCount = FrameCount,
        MetadataBytes = MetadataBytes,
        TakenAt = Exif.TakenAt,
        Camera = Exif.Camera,
        HasLocation = Exif.HasLocation,
        WorkingBytesPerPixel = WorkingBytesPerPixel,
    };
}
