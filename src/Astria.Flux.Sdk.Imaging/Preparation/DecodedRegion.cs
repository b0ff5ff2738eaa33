using Astria.Flux.Imaging.Buckets;
using Astria.Flux.Imaging.Probing;
using Astria.Flux.Imaging.Resampling;

namespace Astria.Flux.Imaging.Preparation;

/// <summary>Rectangles of full-size photos in photos that were decoded smaller.</summary>
internal static class DecodedRegion
{
    // JPEG is decoded to eighths. What is no whole number of pixels then is rounded up: the last row and column reach beyond the photo.
    private const int Eighths = 8;

    /// <summary>Cuts a rectangle out and resizes it.</summary>
    /// <param name="crop">The rectangle, in pixels of the upright photo.</param>
    /// <param name="header">The photo.</param>
    /// <param name="picture">The photo as it was decoded, upright.</param>
    /// <param name="size">The size it gets.</param>
    /// <param name="memory">Where the result may lie; <see langword="null"/> for memory of its own.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static Picture Cut(PixelRectangle crop, ImageHeader header, Picture picture, Bucket size, byte[]? memory, CancellationToken cancellationToken)
    {
        if (picture.Width == header.UprightWidth && picture.Height == header.UprightHeight) return LanczosResampler.Resize(picture, crop, size.Width, size.Height, memory, cancellationToken);
        var (reversedX, reversedY) = Reversed(header.Orientation);
        var (scaleX, scaleY) = Scale(header, picture);
        var (left, width) = Along(crop.Left, crop.Width, scaleX, header.UprightWidth, picture.Width, reversedX);
        var (top, height) = Along(crop.Top, crop.Height, scaleY, header.UprightHeight, picture.Height, reversedY);
        return LanczosResampler.ResizeArea(picture, new(left, top, width, height), size.Width, size.Height, memory, cancellationToken);
    }

    private static (double X, double Y) Scale(ImageHeader header, Picture picture)
    {
        for (var k = 1; k < Eighths; k++)
        {
            if (picture.Width == Up(header.UprightWidth * k) && picture.Height == Up(header.UprightHeight * k)) return ((double)k / Eighths, (double)k / Eighths);
        }

        return ((double)picture.Width / header.UprightWidth, (double)picture.Height / header.UprightHeight);

        static int Up(int eighths) => (eighths + Eighths - 1) / Eighths;
    }

    // Where turning has put the end of a row at its beginning, what reaches beyond the photo is there.
    private static (double Start, double Length) Along(int start, int length, double scale, int full, int decoded, bool isReversed)
    {
        var from = Math.Max(0, (start * scale) + (isReversed ? decoded - (full * scale) : 0));
        return (from, Math.Min(length * scale, decoded - from));
    }

    private static (bool X, bool Y) Reversed(ExifOrientation orientation) => orientation switch
    {
        ExifOrientation.Mirrored or ExifOrientation.QuarterTurn => (true, false),
        ExifOrientation.HalfTurn or ExifOrientation.Transversed => (true, true),
        ExifOrientation.Flipped or ExifOrientation.ThreeQuarterTurn => (false, true),
        _ => (false, false),
    };
}
