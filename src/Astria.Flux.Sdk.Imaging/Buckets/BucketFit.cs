namespace Astria.Flux.Imaging.Buckets;

/// <summary>How a picture goes into a bucket.</summary>
/// <param name="Bucket">The bucket.</param>
/// <param name="Scale">The bucket's pixels for each of the picture's; above 1 the picture is enlarged.</param>
/// <param name="CropLoss">The share of the picture that is cut away: 0 to 1.</param>
public readonly record struct BucketFit(Bucket Bucket, double Scale, double CropLoss)
{
    /// <summary>How large a piece of a picture fills the bucket, in the picture's pixels: the largest of the bucket's shape, to the pixel.</summary>
    /// <param name="width">The picture's pixels across, at least 1.</param>
    /// <param name="height">The picture's pixels down, at least 1.</param>
    /// <returns>The piece's pixels across and down; never more than the picture's.</returns>
    public (int Width, int Height) CropSize(int width, int height) =>
        (Math.Clamp((int)Math.Round(Bucket.Width / Scale), 1, width), Math.Clamp((int)Math.Round(Bucket.Height / Scale), 1, height));
}
