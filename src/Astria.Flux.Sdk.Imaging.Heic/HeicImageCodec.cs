using Astria.Flux.Imaging.Codecs;
using Astria.Flux.Imaging.Probing;
using ImageMagick;

namespace Astria.Flux.Imaging.Heic;

/// <summary>Decodes HEIC and AVIF through ImageMagick (libheif), upright and in sRGB. Thread-safe.</summary>
/// <remarks>ImageMagick is told the format and never guesses it: guessing would let files named .jpg reach its SVG, PDF and other delegates.
/// <see cref="HeicLimits.Apply"/> sets the process-wide limits of ImageMagick; the constructor calls it.</remarks>
public sealed class HeicImageCodec : IImageCodec
{
    /// <summary>Creates the codec and limits ImageMagick in this process.</summary>
    /// <param name="limits">The limits; <see langword="null"/> for the defaults.</param>
    public HeicImageCodec(HeicLimits? limits = null) => (limits ?? new()).Apply();

    /// <inheritdoc/>
    public bool CanDecode(ImageFormat format) => format is ImageFormat.Heic or ImageFormat.Avif;

    /// <inheritdoc/>
    public Picture Decode(ReadOnlyMemory<byte> content, ImageHeader header, double leastScale, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(header);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(leastScale);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(leastScale, 1);
        if (!CanDecode(header.Format)) throw Fault(ImageFaultKind.Unsupported, $"is a {header.Format}, which this codec doesn't read.");
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            using var image = new MagickImage();
            image.Progress += (_, args) => args.Cancel = cancellationToken.IsCancellationRequested;
            image.Read(content.Span, new MagickReadSettings { Format = header.Format == ImageFormat.Avif ? MagickFormat.Avif : MagickFormat.Heic, FrameIndex = 0, FrameCount = 1 });
            cancellationToken.ThrowIfCancellationRequested();
            // libheif has turned the picture already; EXIF, which still says how, must not turn it again.
            if (image.Width != header.Width || image.Height != header.Height)
                throw Fault(ImageFaultKind.HeaderMismatch, Invariant($"says it is {header.Width}×{header.Height} pixels, but decodes as {image.Width}×{image.Height}; export it again."));
            if (image.GetColorProfile() is { } profile) image.TransformColorSpace(profile, ColorProfiles.SRGB);
            using var pixels = image.GetPixelsUnsafe();
            var rgba = pixels.ToByteArray(PixelMapping.RGBA) ?? throw Fault(ImageFaultKind.Corrupt, "is damaged: it has no pixels. Export it again.");
            return new Picture((int)image.Width, (int)image.Height, rgba);
        }
        catch (MagickException error)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var truncated = error.Message.Contains("nd of file", StringComparison.OrdinalIgnoreCase) || error.Message.Contains("truncated", StringComparison.OrdinalIgnoreCase);
            throw truncated
                ? Fault(ImageFaultKind.Truncated, "ends too early; download or export it again.")
                : Fault(ImageFaultKind.Corrupt, "is damaged: its pixels can't be read. Download or export it again.");
        }
    }

    private static PictureException Fault(ImageFaultKind kind, string problem) => new("The file", new ImageFault(kind, problem));
}
