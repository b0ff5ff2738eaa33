using Astria.Flux.Imaging.Codecs.Png;
using SkiaSharp;

namespace Astria.Flux.Imaging.Preparation;

/// <summary>Encodes prepared pictures, without metadata: what a camera noted stays with the photo.</summary>
internal static class PreparedEncoding
{
    private const int JpegQuality = 95;
    private const int WebPEffort = 25;

    public static ReadOnlyMemory<byte> Encode(Picture picture, PreparedFormat format)
    {
        if (format == PreparedFormat.Png) return PngWriter.Write(picture);

        // Opaque, and without a colour profile: trainers take that as sRGB, and images of three channels.
        var info = new SKImageInfo(picture.Width, picture.Height, SKColorType.Rgba8888, SKAlphaType.Opaque);
        using var pixels = SKImage.FromPixelCopy(info, picture.Rgba, picture.Width * Picture.BytesPerPixel);
        using var view = pixels.PeekPixels();
        using var data = format switch
        {
            PreparedFormat.Jpeg => view.Encode(new SKJpegEncoderOptions(JpegQuality, SKJpegEncoderDownsample.Downsample444, SKJpegEncoderAlphaOption.Ignore)),
            PreparedFormat.WebP => view.Encode(new SKWebpEncoderOptions(SKWebpEncoderCompression.Lossless, WebPEffort)),
            _ => throw new ArgumentOutOfRangeException(nameof(format), format, null),
        };
        return data?.ToArray() ?? throw new InvalidOperationException($"Skia could not encode a picture of {picture.Width}×{picture.Height} as {format}.");
    }
}
