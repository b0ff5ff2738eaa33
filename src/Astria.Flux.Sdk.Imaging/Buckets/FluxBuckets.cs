using static System.FormattableString;

namespace Astria.Flux.Imaging.Buckets;

/// <summary>Sides in steps of 16, the shape that loses least.</summary>
internal sealed class FluxBuckets : BucketTable
{
    // Below half a megapixel's quarter, 512², FLUX learns little (Astria's FAQ: at least 512×512): smaller pictures are enlarged to it.
    private const int SmallestArea = 512 * 512;

    // Black Forest Labs' own lists end at 2.33 (Kontext) and 2.4 (21:9); nothing was trained beyond 3.
    private const double MostAspect = 3;

    // A bucket may stay this much below the area for a better shape.
    private const double LeastShare = 0.9;

    private const int LeastArea = 256 * 256;
    private const int MostArea = 2048 * 2048;

    private readonly int _area;

    public FluxBuckets(int area)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(area, LeastArea);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(area, MostArea);
        _area = area;
    }

    public override string Name => _area == FluxArea ? "flux16" : Invariant($"flux16-{_area}");

    protected override Bucket Choose(int width, int height)
    {
        var own = (long)width * height;
        var area = Math.Max(Math.Min(_area, SmallestArea), Math.Min(_area, own));

        // A picture that is large enough is never enlarged; a smaller one has to be.
        return Best(width, height, area, isEnlarged: false) ?? Best(width, height, area, isEnlarged: true)!.Value;
    }

    private static Bucket? Best(int width, int height, long area, bool isEnlarged)
    {
        BucketFit? best = null;
        var narrowest = (int)(Math.Sqrt(area / MostAspect) / BucketSides.Step) * BucketSides.Step;
        for (var across = narrowest; across <= Math.Sqrt(area * MostAspect); across += BucketSides.Step)
        {
            var room = isEnlarged ? area / across : Math.Min(area / across, height);
            var tallest = (int)(room / BucketSides.Step) * BucketSides.Step;
            for (var down = tallest; down >= tallest - BucketSides.Step && down >= BucketSides.Step; down -= BucketSides.Step)
            {
                var fit = new Bucket(across, down).Fit(width, height);
                var isFit = fit.Bucket.Area >= LeastShare * area && fit.Bucket.Aspect <= MostAspect && fit.Bucket.Aspect >= 1 / MostAspect && (isEnlarged || fit.Scale <= 1);
                if (isFit && IsBetter(fit, best)) best = fit;
            }
        }

        return best?.Bucket;
    }

    private static bool IsBetter(BucketFit fit, BucketFit? best) =>
        best is not { } other || fit.CropLoss < other.CropLoss || (fit.CropLoss == other.CropLoss && fit.Bucket.Area > other.Bucket.Area);
}
