using Astria.Flux.Imaging.Codecs;
using Astria.Flux.Imaging.Probing;
using Astria.Flux.Imaging.Resampling;
using SkiaSharp;

namespace Astria.Flux.Imaging;

/// <summary>Reads JPEG, PNG, WebP and GIF upright and in sRGB, and writes PNG.</summary>
public static class PictureCodec
{
    private static readonly SkiaImageCodec Codec = new();

    /// <summary>Reads a picture: turned as its EXIF orientation says, in sRGB. Its header is checked before anything is decoded.</summary>
    /// <param name="content">The file's bytes.</param>
    /// <param name="name">What to call it in errors.</param>
    /// <param name="limits">What the file may ask for; <see langword="null"/> for <see cref="ImageLimits.Default"/>.</param>
    /// <exception cref="PictureException">It can't be read whole, or asks for more than the limits allow.</exception>
    public static Picture Decode(ReadOnlyMemory<byte> content, string name, ImageLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        var probe = ImageProbe.Read(content.Span, limits);
        if (probe.Fault is { } fault) throw new PictureException(name, fault);
        if (!Codec.CanDecode(probe.Format))
            throw new PictureException(name, new ImageFault(ImageFaultKind.CodecMissing, $"is a {probe.Format.ToString().ToUpperInvariant()} file; export it as JPEG or PNG."));
        try
        {
            return Codec.Decode(content, probe.Header!, 1);
        }
        catch (PictureException error) when (error.Fault is not null)
        {
            throw new PictureException(name, error.Fault);
        }
    }

    /// <summary>Reads a picture from a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="PictureException">It can't be read whole, or asks for more than the limits allow.</exception>
    /// <exception cref="IOException">The file can't be opened.</exception>
    public static async Task<Picture> LoadAsync(string path, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        var content = await File.ReadAllBytesAsync(path, cancellationToken).ConfigureAwait(false);
        return Decode(content, Path.GetFileName(path));
    }

    /// <summary>Encodes a picture as PNG.</summary>
    public static byte[] EncodePng(Picture picture)
    {
        ArgumentNullException.ThrowIfNull(picture);
        var info = new SKImageInfo(picture.Width, picture.Height, SKColorType.Rgba8888, SKAlphaType.Unpremul, SKColorSpace.CreateSrgb());
        using var image = SKImage.FromPixelCopy(info, picture.Rgba, picture.Width * Picture.BytesPerPixel);
        using var data = image.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }

    /// <summary>Resizes a picture with a Lanczos kernel, free of aliasing.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="width">Pixels across, at least 1.</param>
    /// <param name="height">Pixels down, at least 1.</param>
    public static Picture Resize(Picture picture, int width, int height) => LanczosResampler.Resize(picture, width, height);
}
