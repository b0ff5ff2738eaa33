using SkiaSharp;

namespace Astria.Flux.Imaging;

/// <summary>Reads pictures of any common kind upright and writes PNG, through Skia.</summary>
public static class PictureCodec
{
    /// <summary>Pixels above which a picture is refused before it is decoded: 100 megapixels, 400 MB in memory.</summary>
    public const long LargestPicture = 100_000_000;

    /// <summary>Reads a picture: turned as its EXIF orientation says, in sRGB.</summary>
    /// <param name="content">The file's bytes.</param>
    /// <param name="name">What to call it in errors.</param>
    /// <exception cref="PictureException">It can't be read whole, or is larger than <see cref="LargestPicture"/>.</exception>
    public static Picture Decode(ReadOnlyMemory<byte> content, string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        using var data = SKData.CreateCopy(content.Span);
        using var codec = SKCodec.Create(data)
            ?? throw new PictureException($"{name} is no picture that can be read. JPEG, PNG, WebP, GIF and BMP files can.");
        var size = codec.Info;
        if ((long)size.Width * size.Height > LargestPicture)
        {
            throw new PictureException($"{name} is {size.Width}×{size.Height} pixels; at most {LargestPicture / 1_000_000} megapixels are read.");
        }

        var info = new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, SKAlphaType.Unpremul, SKColorSpace.CreateSrgb());
        using var bitmap = new SKBitmap(info);
        var result = codec.GetPixels(info, bitmap.GetPixels());
        if (result != SKCodecResult.Success)
        {
            throw new PictureException($"{name} is damaged: its pixels can't be read whole ({result}). Export or download it again.");
        }

        return Upright(new Picture(size.Width, size.Height, bitmap.Bytes), codec.EncodedOrigin);
    }

    /// <summary>Reads a picture from a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="PictureException">It can't be read whole, or is larger than <see cref="LargestPicture"/>.</exception>
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
        using var image = ToImage(picture);
        using var data = image.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }

    /// <summary>Resizes a picture; downwards every pixel counts (mipmaps and cubic filter), upwards it stays smooth.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="width">Pixels across, at least 1.</param>
    /// <param name="height">Pixels down, at least 1.</param>
    public static Picture Resize(Picture picture, int width, int height)
    {
        ArgumentNullException.ThrowIfNull(picture);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        if (picture.Width == width && picture.Height == height) return picture;
        using var image = ToImage(picture);
        var info = new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Unpremul, SKColorSpace.CreateSrgb());
        using var target = new SKBitmap(info);
        using var pixels = target.PeekPixels();
        var sampling = width < picture.Width || height < picture.Height
            ? new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear)
            : new SKSamplingOptions(SKCubicResampler.Mitchell);
        if (!image.ScalePixels(pixels, sampling)) throw new InvalidOperationException($"Skia could not resize a picture to {width}×{height}.");
        return new Picture(width, height, target.Bytes);
    }

    private static SKImage ToImage(Picture picture)
    {
        var info = new SKImageInfo(picture.Width, picture.Height, SKColorType.Rgba8888, SKAlphaType.Unpremul, SKColorSpace.CreateSrgb());
        return SKImage.FromPixelCopy(info, picture.Rgba, picture.Width * Picture.BytesPerPixel);
    }

    // EXIF's eight orientations as moves of pixels, so that no filter touches them.
    private static Picture Upright(Picture picture, SKEncodedOrigin origin)
    {
        if (origin == SKEncodedOrigin.TopLeft) return picture;
        var turned = origin is SKEncodedOrigin.LeftTop or SKEncodedOrigin.RightTop or SKEncodedOrigin.RightBottom or SKEncodedOrigin.LeftBottom;
        var (width, height) = turned ? (picture.Height, picture.Width) : (picture.Width, picture.Height);
        var rgba = new byte[picture.Rgba.Length];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var (fromX, fromY) = origin switch
                {
                    SKEncodedOrigin.TopRight => (picture.Width - 1 - x, y),
                    SKEncodedOrigin.BottomRight => (picture.Width - 1 - x, picture.Height - 1 - y),
                    SKEncodedOrigin.BottomLeft => (x, picture.Height - 1 - y),
                    SKEncodedOrigin.LeftTop => (y, x),
                    SKEncodedOrigin.RightTop => (y, picture.Height - 1 - x),
                    SKEncodedOrigin.RightBottom => (picture.Width - 1 - y, picture.Height - 1 - x),
                    SKEncodedOrigin.LeftBottom => (picture.Width - 1 - y, x),
                    _ => (x, y),
                };
                picture.Rgba.Slice(((fromY * picture.Width) + fromX) * Picture.BytesPerPixel, Picture.BytesPerPixel)
                    .CopyTo(rgba.AsSpan(((y * width) + x) * Picture.BytesPerPixel));
            }
        }

        return new Picture(width, height, rgba);
    }
}
