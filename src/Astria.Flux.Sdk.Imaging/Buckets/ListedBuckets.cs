using static System.FormattableString;

namespace Astria.Flux.Imaging.Buckets;

/// <summary>Buckets from a list.</summary>
internal sealed class ListedBuckets : BucketTable
{
    private readonly Bucket[] _buckets;
    private readonly BucketChoice _choice;

    public ListedBuckets(string name, IReadOnlyList<Bucket> buckets, BucketChoice choice)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(buckets);
        if (buckets.Count == 0)
            throw new ArgumentException($"The bucket table '{name}' is empty; give at least one size.", nameof(buckets));
        Bucket[] wrong = [.. buckets.Where(bucket => !IsSide(bucket.Width) || !IsSide(bucket.Height))];
        if (wrong.Length > 0)
            throw new ArgumentException(Invariant($"The bucket table '{name}' has sides that are no multiples of {BucketSides.Step}: {string.Join(", ", wrong)}."), nameof(buckets));
        Name = name;
        _buckets = [.. buckets];
        _choice = choice;
    }

    public override string Name { get; }

    protected override Bucket Choose(int width, int height)
    {
        var aspect = (double)width / height;
        return _choice == BucketChoice.NearestAspect
            ? _buckets.MinBy(bucket => Math.Abs(bucket.Aspect - aspect))
            : _buckets.Select(bucket => bucket.Fit(width, height)).MinBy(fit => (fit.CropLoss, fit.Scale > 1, fit.Scale > 1 ? fit.Scale : -fit.Scale)).Bucket;
    }

    private static bool IsSide(int value) => value > 0 && value % BucketSides.Step == 0;
}
