namespace Astria.Flux.Imaging.Resampling;

/// <summary>Shrinks a picture by a whole factor, each pixel the mean of a square: fast and free of aliasing enough for measures and for finding faces,
/// not for training pictures.</summary>
internal static class BoxShrink
{
    /// <summary>Shrinks so far that the longer side keeps at least a length.</summary>
    public static Picture ToAtLeast(Picture picture, int longerSide) => By(picture, Math.Max(1, Math.Max(picture.Width, picture.Height) / longerSide));

    /// <summary>Shrinks by a factor; a rest at the right and lower edge that fills no square is left out.</summary>
    public static Picture By(Picture picture, int factor)
    {
        factor = Math.Min(factor, Math.Min(picture.Width, picture.Height));
        if (factor <= 1) return picture;
        int width = picture.Width / factor, height = picture.Height / factor, stride = picture.Width * Picture.BytesPerPixel;
        var rgba = new byte[width * height * Picture.BytesPerPixel];
        var sums = new int[width * Picture.BytesPerPixel];
        var (half, area) = (factor * factor / 2, factor * factor);
        for (var y = 0; y < height; y++)
        {
            Array.Clear(sums);
            for (var dy = 0; dy < factor; dy++)
                Add(picture.Rgba.Slice(((y * factor) + dy) * stride, width * factor * Picture.BytesPerPixel), factor, sums);
            var row = rgba.AsSpan(y * sums.Length, sums.Length);
            for (var i = 0; i < row.Length; i++) row[i] = (byte)((sums[i] + half) / area);
        }

        return new Picture(width, height, rgba);
    }

    private static void Add(ReadOnlySpan<byte> line, int factor, int[] sums)
    {
        var at = 0;
        for (var i = 0; i < sums.Length; i += Picture.BytesPerPixel)
        {
            int r = 0, g = 0, b = 0, a = 0;
            for (var k = 0; k < factor; k++, at += Picture.BytesPerPixel)
            {
                r += line[at];
                g += line[at + 1];
                b += line[at + 2];
                a += line[at + 3];
            }

            sums[i] += r;
            sums[i + 1] += g;
            sums[i + 2] += b;
            sums[i + 3] += a;
        }
    }
}
