using Astria.Flux.Imaging;
using Astria.Flux.Imaging.Resampling;

namespace Astria.Flux.Tools.FaceQuality;

/// <summary>What is done to a picture before faces are looked for.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Of">The varied picture.</param>
/// <param name="Move">Where a point of the picture is in the varied one.</param>
internal sealed record Variation(string Name, Func<Picture, Picture> Of, Func<RelativePoint, Picture, RelativePoint> Move)
{
    private const double Angle = 20 * Math.PI / 180;

    public static readonly Variation[] All =
    [
        new("as it is", picture => picture, (point, _) => point),
        new("mirrored", picture => Each(picture, (x, y) => (picture.Width - 1 - x, y)), (point, _) => new(1 - point.X, point.Y)),
        new("turned 20° left", picture => Turned(picture, Angle), (point, picture) => Turned(point, picture, Angle)),
        new("turned 20° right", picture => Turned(picture, -Angle), (point, picture) => Turned(point, picture, -Angle)),
        new("at 40 % brightness", picture => Colours(picture, (r, g, b) => (r * 0.4, g * 0.4, b * 0.4)), (point, _) => point),
        new("half the size", picture => LanczosResampler.Resize(picture, Math.Max(1, picture.Width / 2), Math.Max(1, picture.Height / 2)), (point, _) => point),
        new("without colour", picture => Colours(picture, (r, g, b) => (r * 0.299) + (g * 0.587) + (b * 0.114) is var grey ? (grey, grey, grey) : default), (point, _) => point),
    ];

    // Around the middle, black where nothing was; the nearest pixel is taken.
    private static Picture Turned(Picture picture, double angle)
    {
        var (sin, cos) = Math.SinCos(angle);
        var (middleX, middleY) = (picture.Width / 2.0, picture.Height / 2.0);
        return Each(picture, (x, y) => ((int)Math.Round(middleX + ((x - middleX) * cos) - ((y - middleY) * sin)), (int)Math.Round(middleY + ((x - middleX) * sin) + ((y - middleY) * cos))));
    }

    private static RelativePoint Turned(RelativePoint point, Picture picture, double angle)
    {
        var (sin, cos) = Math.SinCos(-angle);
        var (x, y) = ((point.X - 0.5) * picture.Width, (point.Y - 0.5) * picture.Height);
        return new((((x * cos) - (y * sin)) / picture.Width) + 0.5, (((x * sin) + (y * cos)) / picture.Height) + 0.5);
    }

    private static Picture Each(Picture picture, Func<int, int, (int X, int Y)> from)
    {
        var rgba = new byte[picture.Rgba.Length];
        for (var i = 0; i < rgba.Length / Picture.BytesPerPixel; i++)
        {
            var (x, y) = from(i % picture.Width, i / picture.Width);
            if (x >= 0 && x < picture.Width && y >= 0 && y < picture.Height)
                picture.Rgba.Slice(((y * picture.Width) + x) * Picture.BytesPerPixel, Picture.BytesPerPixel).CopyTo(rgba.AsSpan(i * Picture.BytesPerPixel));
            rgba[(i * Picture.BytesPerPixel) + 3] = byte.MaxValue;
        }

        return new(picture.Width, picture.Height, rgba);
    }

    private static Picture Colours(Picture picture, Func<double, double, double, (double R, double G, double B)> change)
    {
        var rgba = picture.Rgba.ToArray();
        for (var i = 0; i < rgba.Length; i += Picture.BytesPerPixel)
        {
            var (r, g, b) = change(rgba[i], rgba[i + 1], rgba[i + 2]);
            (rgba[i], rgba[i + 1], rgba[i + 2]) = ((byte)Math.Round(r), (byte)Math.Round(g), (byte)Math.Round(b));
        }

        return new(picture.Width, picture.Height, rgba);
    }
}
