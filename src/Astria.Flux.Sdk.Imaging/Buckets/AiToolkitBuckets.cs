using static System.FormattableString;

namespace Astria.Flux.Imaging.Buckets;

/// <summary>ai-toolkit's rule: both sides rounded down or up, the area that comes nearest.</summary>
internal sealed class AiToolkitBuckets : BucketTable
{
    private readonly long _area;
    private readonly int _divisor;

    public AiToolkitBuckets(int resolution, int divisor)
    {
        BucketSides.ThrowIfNoMultiple(divisor, nameof(divisor));
        ArgumentOutOfRangeException.ThrowIfLessThan(resolution, divisor);
        _area = (long)resolution * resolution;
        _divisor = divisor;
        Name = Invariant($"ai-toolkit-{resolution}-{divisor}");
    }

    public override string Name { get; }

    protected override Bucket Choose(int width, int height)
    {
        var own = (long)width * height;
        var area = Math.Min(own, _area);
        var scale = Math.Sqrt((double)area / own) / _divisor;
        var (across, down) = (width * scale, height * scale);
        Bucket[] candidates =
        [
            Of(Math.Floor(across), Math.Floor(down)), Of(Math.Floor(across), Math.Ceiling(down)),
            Of(Math.Ceiling(across), Math.Floor(down)), Of(Math.Ceiling(across), Math.Ceiling(down)),
        ];
        Bucket[] possible = [.. candidates.Where(bucket => bucket.Area > 0 && bucket.Area <= _area)];
        return possible.Length > 0 ? possible.MinBy(bucket => Math.Abs(bucket.Area - area)) : Of(Math.Max(1, Math.Floor(across)), Math.Max(1, Math.Floor(down)));
    }

    private Bucket Of(double across, double down) => new((int)across * _divisor, (int)down * _divisor);
}
