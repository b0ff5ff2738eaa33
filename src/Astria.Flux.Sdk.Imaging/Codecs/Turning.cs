using System.Runtime.InteropServices;
using Astria.Flux.Imaging.Probing;

namespace Astria.Flux.Imaging.Codecs;

/// <summary>EXIF's eight orientations as moves of pixels, so that no filter touches them.</summary>
internal static class Turning
{
    // A block of rows and columns whose pixels stay in the processor's cache while it is turned.
    private const int Block = 32;

    public static Picture Upright(Picture picture, ExifOrientation orientation)
    {
        if (orientation == ExifOrientation.Upright) return picture;
        int w = picture.Width, h = picture.Height;
        var turned = orientation >= ExifOrientation.Transposed;
        var (width, height) = turned ? (h, w) : (w, h);
        // Where the first pixel comes from, and how far away in the source the next to the right and the next below are.
        var (start, right, down) = orientation switch
        {
            ExifOrientation.Mirrored => (w - 1, -1, w),
            ExifOrientation.HalfTurn => ((w * h) - 1, -1, -w),
            ExifOrientation.Flipped => (w * (h - 1), 1, -w),
            ExifOrientation.Transposed => (0, w, 1),
            ExifOrientation.QuarterTurn => (w * (h - 1), -w, 1),
            ExifOrientation.Transversed => ((w * h) - 1, -w, -1),
            ExifOrientation.ThreeQuarterTurn => (w - 1, w, -1),
            _ => (0, 1, w),
        };
        var rgba = new byte[picture.Rgba.Length];
        var from = MemoryMarshal.Cast<byte, uint>(picture.Rgba);
        var to = MemoryMarshal.Cast<byte, uint>(rgba.AsSpan());
        for (var top = 0; top < height; top += Block)
        {
            for (var left = 0; left < width; left += Block)
            {
                for (var y = top; y < Math.Min(top + Block, height); y++)
                {
                    for (var x = left; x < Math.Min(left + Block, width); x++)
                        to[(y * width) + x] = from[start + (x * right) + (y * down)];
                }
            }
        }

        return new Picture(width, height, rgba, picture.KnownOpaque);
    }
}
