namespace Astria.Flux.Imaging.Buckets;

/// <summary>Puts the pictures of a set into buckets, into few of them if wished: a batch holds pictures of one bucket only.</summary>
public static class BucketAssignment
{
    /// <summary>Puts pictures into buckets.</summary>
    /// <param name="sizes">Each picture's pixels across and down, at least 1.</param>
    /// <param name="table">The trainer's buckets.</param>
    /// <param name="mostBuckets">How many different buckets there may be, at least 1; <see langword="null"/> for any number.</param>
    /// <returns>One fit a picture, in the order given. With too many buckets, the one whose pictures lose least elsewhere is given up, until few enough are left.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="sizes"/> or <paramref name="table"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A side or <paramref name="mostBuckets"/> is below 1.</exception>
    public static IReadOnlyList<BucketFit> Assign(IReadOnlyList<(int Width, int Height)> sizes, BucketTable table, int? mostBuckets = null)
    {
        ArgumentNullException.ThrowIfNull(sizes);
        ArgumentNullException.ThrowIfNull(table);
        if (mostBuckets is { } most) ArgumentOutOfRangeException.ThrowIfLessThan(most, 1, nameof(mostBuckets));
        BucketFit[] fits = [.. sizes.Select(size => table.Fit(size.Width, size.Height))];
        var buckets = fits.Select(fit => fit.Bucket).Distinct().ToList();
        while (buckets.Count > (mostBuckets ?? int.MaxValue))
        {
            var without = buckets.Select(bucket => Without(bucket)).MinBy(way => way.Sum(fit => fit.CropLoss + Enlargement(fit)))!;
            fits = without;
            buckets = [.. fits.Select(fit => fit.Bucket).Distinct()];
        }

        return fits;

        BucketFit[] Without(Bucket given) =>
            [.. fits.Select((fit, i) => fit.Bucket == given ? Nearest(sizes[i], buckets.Where(bucket => bucket != given)) : fit)];
    }

    private static BucketFit Nearest((int Width, int Height) size, IEnumerable<Bucket> buckets) =>
        buckets.Select(bucket => bucket.Fit(size.Width, size.Height)).MinBy(fit => fit.CropLoss + Enlargement(fit));

    // To enlarge teaches blur; it weighs like as much cut away.
    private static double Enlargement(BucketFit fit) => Math.Max(0, fit.Scale - 1);
}
