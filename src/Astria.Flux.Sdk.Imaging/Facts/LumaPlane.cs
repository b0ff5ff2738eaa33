using Astria.Flux.Imaging.Resampling;

namespace Astria.Flux.Imaging.Facts;

/// <summary>The brightness of a picture's pixels (BT.601 luma, 0 to 255), row by row.</summary>
internal sealed class LumaPlane(int width, int height, float[] values)
{
    public int Width { get; } = width;

    public int Height { get; } = height;

    public ReadOnlySpan<float> Values => values;

    public ReadOnlySpan<float> Row(int y) => values.AsSpan(y * Width, Width);

    public static LumaPlane Of(Picture picture)
    {
        var luma = new float[picture.Width * picture.Height];
        var rgba = picture.Rgba;
        for (int i = 0, at = 0; i < luma.Length; i++, at += Picture.BytesPerPixel)
            luma[i] = (0.299f * rgba[at]) + (0.587f * rgba[at + 1]) + (0.114f * rgba[at + 2]);
        return new(picture.Width, picture.Height, luma);
    }

    /// <summary>A rectangle of a picture, resampled so that its longer side has a length.</summary>
    public static LumaPlane Of(Picture picture, PixelRectangle region, int longerSide)
    {
        var scale = (double)longerSide / Math.Max(region.Width, region.Height);
        int width = Math.Max(1, (int)Math.Round(region.Width * scale)), height = Math.Max(1, (int)Math.Round(region.Height * scale));
        return Of(LanczosResampler.Resize(picture, region, width, height, CancellationToken.None));
    }

    public LumaPlane Crop(int left, int top, int width, int height)
    {
        var cut = new float[width * height];
        for (var y = 0; y < height; y++) Row(top + y).Slice(left, width).CopyTo(cut.AsSpan(y * width));
        return new(width, height, cut);
    }
}
