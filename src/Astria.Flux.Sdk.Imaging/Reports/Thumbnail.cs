using Astria.Flux.Imaging.Codecs;
using Astria.Flux.Imaging.Resampling;
using Astria.Flux.Imaging.Sets;
using SkiaSharp;

namespace Astria.Flux.Imaging.Reports;

/// <summary>A small picture of a photo, ready to stand in a page.</summary>
internal static class Thumbnail
{
    private const int Side = 560;
    private const int Quality = 82;

    /// <summary>The address of the picture itself, or null when the photo can't be shown.</summary>
    public static async Task<string?> OfAsync(TrainingPhoto photo, IReadOnlyList<IImageCodec> codecs, CancellationToken cancellationToken)
    {
        if (!photo.Facts.IsReadable || codecs.FirstOrDefault(codec => codec.CanDecode(photo.Facts.Header!.Format)) is not { } able) return null;
        try
        {
            var content = await photo.Image.ReadAsync(cancellationToken).ConfigureAwait(false);
            var scale = Math.Min(1, (double)Side / Math.Max(photo.Facts.Width, photo.Facts.Height));
            var picture = able.Decode(content, photo.Facts.Header!, scale, cancellationToken);
            var small = LanczosResampler.Resize(picture, Math.Max(1, (int)(photo.Facts.Width * scale)), Math.Max(1, (int)(photo.Facts.Height * scale))).OnWhite();
            return "data:image/jpeg;base64," + Convert.ToBase64String(Jpeg(small));
        }
        catch (PictureException)
        {
            return null;
        }
    }

    private static byte[] Jpeg(Picture picture)
    {
        var info = new SKImageInfo(picture.Width, picture.Height, SKColorType.Rgba8888, SKAlphaType.Opaque);
        using var image = SKImage.FromPixelCopy(info, picture.Rgba, picture.Width * Picture.BytesPerPixel);
        using var data = image.Encode(SKEncodedImageFormat.Jpeg, Quality);
        return data.ToArray();
    }
}
