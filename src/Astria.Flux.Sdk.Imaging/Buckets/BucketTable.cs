namespace Astria.Flux.Imaging.Buckets;

/// <summary>Says which bucket a trainer puts a picture into. Give pictures sizes from the table of the trainer that gets them: it puts
/// what it gets into buckets of its own, and a second cut would lose more.</summary>
/// <remarks>Derive from it for another trainer. Implementations are immutable, pure and thread-safe.</remarks>
public abstract class BucketTable
{
    /// <summary>The pixels of FLUX's training size: 1024 × 1024.</summary>
    public const int FluxArea = 1024 * 1024;

    /// <summary>What FLUX itself asks for, and no more: sides that are multiples of 16 (its autoencoder makes an eighth of them, its patches a
    /// half of that), at most 1024² pixels, the shape that loses least. Never enlarges a picture of 512² pixels or more.</summary>
    /// <remarks>It loses 0.45 % of a picture on average over aspect ratios from 1:2 to 2:1; tables in steps of 64 lose 3 to 5 %.</remarks>
    public static BucketTable Flux16 { get; } = new FluxBuckets(FluxArea);

    /// <summary>The 17 sizes FLUX.1 Kontext was trained on (Black Forest Labs' list, as in diffusers' pipeline); the nearest aspect ratio.</summary>
    public static BucketTable Kontext { get; } = new ListedBuckets("kontext", KontextSizes(), BucketChoice.NearestAspect);

    /// <summary>Its name, for people and settings.</summary>
    public abstract string Name { get; }

    /// <summary>As <see cref="Flux16"/>, for another number of pixels.</summary>
    /// <param name="area">Pixels at most, 256² to 2048².</param>
    /// <returns>The table.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="area"/> is outside its range.</exception>
    public static BucketTable Flux(int area) => new FluxBuckets(area);

    /// <summary>Kohya's sd-scripts: sides in steps, the nearest aspect ratio; without enlarging (<c>bucket_no_upscale</c>) a small picture keeps its size, cut to whole steps.</summary>
    /// <param name="resolution">Its <c>resolution</c>: the side of the square with as many pixels as a bucket has at most.</param>
    /// <param name="smallestSide">Its <c>min_bucket_reso</c>.</param>
    /// <param name="largestSide">Its <c>max_bucket_reso</c>. Its own default, 1024, cuts wide pictures at a resolution of 1024 to squares; 2048 doesn't.</param>
    /// <param name="step">Its <c>bucket_reso_steps</c>, a multiple of 16.</param>
    /// <param name="enlarges">Whether small pictures are enlarged: its default without <c>bucket_no_upscale</c>.</param>
    /// <returns>The table.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number makes no sense: the step is no multiple of 16, or the sides don't surround the resolution.</exception>
    public static BucketTable Kohya(int resolution = 1024, int smallestSide = 256, int largestSide = 2048, int step = 64, bool enlarges = false) =>
        new KohyaBuckets(resolution, smallestSide, largestSide, step, enlarges);

    /// <summary>ai-toolkit: the picture's own shape at the resolution's area, each side rounded to a multiple so that the area comes nearest; never enlarges.</summary>
    /// <param name="resolution">Its <c>resolution</c>: the side of the square with as many pixels as a bucket has at most.</param>
    /// <param name="divisor">What sides are multiples of: 32 for FLUX.1, 16 for Kontext and FLUX.2.</param>
    /// <returns>The table.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The divisor is no multiple of 16, or above the resolution.</exception>
    public static BucketTable AiToolkit(int resolution = 1024, int divisor = 32) => new AiToolkitBuckets(resolution, divisor);

    /// <summary>A list of your own; the size that loses least, and of those that lose the same the largest that needs no enlarging.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="buckets">The sizes.</param>
    /// <returns>The table.</returns>
    /// <exception cref="ArgumentException">The name is blank, there are no sizes, or one has a side that is no multiple of 16 above 0; the message names every such size.</exception>
    public static BucketTable Custom(string name, params IReadOnlyList<Bucket> buckets) => new ListedBuckets(name, buckets, BucketChoice.LeastLoss);

    /// <summary>Puts a picture into its bucket.</summary>
    /// <param name="width">The picture's pixels across, at least 1.</param>
    /// <param name="height">The picture's pixels down, at least 1.</param>
    /// <returns>The bucket, the scale, and what is cut away.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A side is below 1.</exception>
    public BucketFit Fit(int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        return Choose(width, height).Fit(width, height);
    }

    /// <summary>The name.</summary>
    /// <returns><see cref="Name"/>.</returns>
    public override string ToString() => Name;

    /// <summary>Chooses the bucket of a picture.</summary>
    /// <param name="width">The picture's pixels across, at least 1.</param>
    /// <param name="height">The picture's pixels down, at least 1.</param>
    protected abstract Bucket Choose(int width, int height);

    private static Bucket[] KontextSizes() =>
    [
        new(672, 1568), new(688, 1504), new(720, 1456), new(752, 1392), new(800, 1328), new(832, 1248), new(880, 1184), new(944, 1104), new(1024, 1024),
        new(1104, 944), new(1184, 880), new(1248, 832), new(1328, 800), new(1392, 752), new(1456, 720), new(1504, 688), new(1568, 672),
    ];
}
