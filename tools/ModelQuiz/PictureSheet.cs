using Astria.Flux.Imaging;

namespace Astria.Flux.Tools.ModelQuiz;

/// <summary>Pictures in rows, without names.</summary>
internal static class PictureSheet
{
    public const int Columns = 8;
    private const int Side = 128;
    private const int Gap = 8;

    public static Picture Of(IReadOnlyList<Picture> pictures)
    {
        var width = Gap + (Columns * (Side + Gap));
        var height = Gap + ((pictures.Count + Columns - 1) / Columns * (Side + Gap));
        var rgba = new byte[width * height * Picture.BytesPerPixel];
        Array.Fill(rgba, (byte)200);
        for (var i = 3; i < rgba.Length; i += Picture.BytesPerPixel) rgba[i] = 255;
        for (var i = 0; i < pictures.Count; i++) Paste(PictureCodec.Resize(pictures[i], Side, Side), rgba, width, Place(i % Columns), Place(i / Columns));
        return new Picture(width, height, rgba);
    }

    private static int Place(int index) => Gap + (index * (Side + Gap));

    private static void Paste(Picture picture, byte[] rgba, int width, int left, int top)
    {
        const int row = Side * Picture.BytesPerPixel;
        for (var y = 0; y < Side; y++) picture.Rgba.Slice(y * row, row).CopyTo(rgba.AsSpan((((top + y) * width) + left) * Picture.BytesPerPixel));
    }
}
