using Astria.Flux.Imaging;

namespace Astria.Flux.Samples.Quickstart;

/// <summary>Lays pictures out in rows, all at one size.</summary>
internal static class PictureGrid
{
    public const int Side = 192;
    private const int Gap = 8;

    public static Picture Of(params IReadOnlyList<IReadOnlyList<Picture>> rows)
    {
        var columns = rows.Max(r => r.Count);
        var width = Gap + (columns * (Side + Gap));
        var height = Gap + (rows.Count * (Side + Gap));
        var rgba = new byte[width * height * Picture.BytesPerPixel];
        Array.Fill(rgba, (byte)255);
        for (var row = 0; row < rows.Count; row++)
        {
            for (var column = 0; column < rows[row].Count; column++)
            {
                var picture = PictureCodec.Resize(rows[row][column].CropToAspect(1), Side, Side);
                Paste(picture, rgba, width, Gap + (column * (Side + Gap)), Gap + (row * (Side + Gap)));
            }
        }

        return new Picture(width, height, rgba);
    }

    private static void Paste(Picture picture, byte[] rgba, int width, int left, int top)
    {
        for (var y = 0; y < picture.Height; y++)
        {
            picture.Rgba.Slice(y * picture.Width * Picture.BytesPerPixel, picture.Width * Picture.BytesPerPixel)
                .CopyTo(rgba.AsSpan((((top + y) * width) + left) * Picture.BytesPerPixel));
        }
    }
}
