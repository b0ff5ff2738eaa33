using Astria.Flux.Imaging.Buckets;
using Astria.Flux.Imaging.Facts;

namespace Astria.Flux.Imaging.Preparation;

/// <summary>Where the rectangles of a plan lie.</summary>
internal static class CropPlacement
{
    // Hair and chin: what belongs to a head beyond the detector's box.
    private const double HeadMargin = 0.25;

    /// <summary>The piece that fills a bucket: in the middle, unless that would cut the main face.</summary>
    public static PixelRectangle Whole(PhotoFacts photo, BucketFit fit)
    {
        var (width, height) = fit.CropSize(photo.Width, photo.Height);
        var head = photo.CertainFaces.FirstOrDefault()?.Face.Box is { } box ? Grown(box, HeadMargin, HeadMargin) : new RelativeBox(0.5, 0.5, 0, 0);
        return new(
            Start(photo.Width, width, head.Left * photo.Width, head.Right * photo.Width),
            Start(photo.Height, height, head.Top * photo.Height, head.Bottom * photo.Height),
            width,
            height);
    }

    /// <summary>A square around a face: its margins on each side, at least the training side, never larger than the photo, shifted inside it rather than padded.</summary>
    public static PixelRectangle CloseUp(PhotoFacts photo, RelativeBox face, PreparationPolicy policy)
    {
        var (across, down) = (face.Width * photo.Width * (1 + (2 * policy.CloseUpMarginX)), face.Height * photo.Height * (1 + (2 * policy.CloseUpMarginY)));
        var wished = Math.Max(policy.SmallestCloseUp, Math.Ceiling(Math.Max(across, down)));
        var side = (int)Math.Min(wished, Math.Min(photo.Width, photo.Height));
        return new(
            Centred(photo.Width, side, face.Centre.X * photo.Width),
            Centred(photo.Height, side, face.Centre.Y * photo.Height),
            side,
            side);
    }

    /// <summary>A box that reaches further on each side, by shares of its own width and height.</summary>
    public static RelativeBox Grown(RelativeBox box, double byX, double byY) =>
        new(box.Left - (byX * box.Width), box.Top - (byY * box.Height), box.Width * (1 + (2 * byX)), box.Height * (1 + (2 * byY)));

    // As near to the middle as keeps what is wanted inside.
    private static int Start(int length, int window, double from, double to)
    {
        var start = (length - window) / 2.0;
        start = Math.Max(start, to - window);
        start = Math.Min(start, from);
        return (int)Math.Clamp(Math.Round(start), 0, length - window);
    }

    private static int Centred(int length, int window, double centre) => (int)Math.Clamp(Math.Round(centre - (window / 2.0)), 0, length - window);
}
