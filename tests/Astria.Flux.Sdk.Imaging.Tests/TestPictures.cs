using SkiaSharp;

namespace Astria.Flux.Imaging.Tests;

/// <summary>Pictures made on the spot: four quarters of red, green, blue and white, so that every turn and flip shows.</summary>
internal static class TestPictures
{
    public static readonly (byte R, byte G, byte B) Red = (255, 0, 0);
    public static readonly (byte R, byte G, byte B) Green = (0, 255, 0);
    public static readonly (byte R, byte G, byte B) Blue = (0, 0, 255);
    public static readonly (byte R, byte G, byte B) White = (255, 255, 255);

    /// <summary>Red upper left, green upper right, blue lower left, white lower right.</summary>
    public static Picture Quarters(int width, int height)
    {
        var rgba = new byte[width * height * Picture.BytesPerPixel];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var (r, g, b) = (x < width / 2, y < height / 2) switch
                {
                    (true, true) => Red,
                    (false, true) => Green,
                    (true, false) => Blue,
                    _ => White,
                };
                byte[] pixel = [r, g, b, 255];
                pixel.CopyTo(rgba, ((y * width) + x) * Picture.BytesPerPixel);
            }
        }

        return new Picture(width, height, rgba);
    }

    public static byte[] Encode(Picture picture, SKEncodedImageFormat format)
    {
        using var image = SKImage.FromPixelCopy(
            new SKImageInfo(picture.Width, picture.Height, SKColorType.Rgba8888, SKAlphaType.Unpremul), picture.Rgba.ToArray());
        using var data = image.Encode(format, 95);
        return data.ToArray();
    }

    /// <summary>A JPEG whose EXIF says it is to be turned.</summary>
    public static byte[] JpegWithOrientation(Picture picture, byte orientation)
    {
        var jpeg = Encode(picture, SKEncodedImageFormat.Jpeg);
        byte[] exif =
        [
            0xFF, 0xE1, 0x00, 0x22, (byte)'E', (byte)'x', (byte)'i', (byte)'f', 0, 0,
            (byte)'M', (byte)'M', 0, 42, 0, 0, 0, 8,
            0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0,
        ];
        return [.. jpeg[..2], .. exif, .. jpeg[2..]];
    }

    public static (byte R, byte G, byte B) At(this Picture picture, double across, double down)
    {
        var at = (((int)(picture.Height * down) * picture.Width) + (int)(picture.Width * across)) * Picture.BytesPerPixel;
        return (picture.Rgba[at], picture.Rgba[at + 1], picture.Rgba[at + 2]);
    }
}
