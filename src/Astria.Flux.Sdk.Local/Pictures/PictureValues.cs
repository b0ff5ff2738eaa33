using Astria.Flux.Imaging;

namespace Astria.Flux.Local.Pictures;

/// <summary>Pictures as the engine's numbers and back: 3 channels × height × width, −1 (black) to 1 (white).</summary>
internal static class PictureValues
{
    /// <summary>A picture's numbers; what is transparent is taken as lying on white.</summary>
    public static float[] Of(Picture picture)
    {
        var size = picture.Width * picture.Height;
        var values = new float[3 * size];
        var rgba = picture.Rgba;
        for (var i = 0; i < size; i++)
        {
            var alpha = rgba[(4 * i) + 3] / 255f;
            for (var c = 0; c < 3; c++) values[(c * size) + i] = (((rgba[(4 * i) + c] * alpha) + (255 * (1 - alpha))) / 127.5f) - 1;
        }

        return values;
    }

    /// <summary>Numbers as a picture; what lies outside −1 to 1 is cut off.</summary>
    public static Picture ToPicture(ReadOnlySpan<float> values, int width, int height)
    {
        var size = width * height;
        var rgba = new byte[size * Picture.BytesPerPixel];
        for (var i = 0; i < size; i++)
        {
            for (var c = 0; c < 3; c++) rgba[(4 * i) + c] = (byte)Math.Clamp(MathF.Round((values[(c * size) + i] + 1) * 127.5f), 0, 255);
            rgba[(4 * i) + 3] = 255;
        }

        return new Picture(width, height, rgba);
    }
}
