using static System.FormattableString;

namespace Astria.Flux.Imaging.Buckets;

/// <summary>The rule of kohya's sd-scripts: a list of sizes and the nearest aspect ratio; without enlarging, the picture's own shape in whole steps.</summary>
internal sealed class KohyaBuckets : BucketTable
{
    private readonly Bucket[] _sizes;
    private readonly long _area;
    private readonly int _step;
    private readonly bool _enlarges;

    public KohyaBuckets(int resolution, int smallestSide, int largestSide, int step, bool enlarges)
    {
        BucketSides.ThrowIfNoMultiple(step, nameof(step));
        ArgumentOutOfRangeException.ThrowIfLessThan(smallestSide, step);
        ArgumentOutOfRangeException.ThrowIfLessThan(resolution, smallestSide);
        ArgumentOutOfRangeException.ThrowIfLessThan(largestSide, resolution);
        _area = (long)resolution * resolution;
        _step = step;
        _enlarges = enlarges;
        _sizes = Sizes(resolution, smallestSide, largestSide, step);
        Name = Invariant($"kohya-{resolution}-{step}");
    }

    public override string Name { get; }

    protected override Bucket Choose(int width, int height)
    {
        if (Array.Exists(_sizes, size => size.Width == width && size.Height == height)) return new(width, height);
        var aspect = (double)width / height;
        if (_enlarges) return _sizes.MinBy(size => Math.Abs(size.Aspect - aspect));
        return (long)width * height > _area ? Shrunk(aspect) : Floored(width, height);
    }

    private static Bucket[] Sizes(int resolution, int smallestSide, int largestSide, int step)
    {
        var area = (long)resolution * resolution;
        var sizes = new SortedSet<(int Width, int Height)> { (resolution / step * step, resolution / step * step) };
        for (var across = smallestSide; across <= largestSide; across += step)
        {
            var down = (int)Math.Min(largestSide, area / across / step * step);
            if (down < smallestSide) continue;
            sizes.Add((across, down));
            sizes.Add((down, across));
        }

        return [.. sizes.Select(size => new Bucket(size.Width, size.Height))];
    }

    // Of the two ways to round the ideal size (the width to a step, or the height), the one whose shape stays nearer; then whole steps of it.
    private Bucket Shrunk(double aspect)
    {
        var idealWidth = Math.Sqrt(_area * aspect);
        var (byWidth, byHeight) = (RoundDown(idealWidth), RoundDown(_area / idealWidth));
        var widthError = Math.Abs(((double)byWidth / RoundDown(byWidth / aspect)) - aspect);
        var heightError = Math.Abs(((double)RoundDown(byHeight * aspect) / byHeight) - aspect);
        return widthError < heightError ? Floored(byWidth, (int)((byWidth / aspect) + 0.5)) : Floored((int)((byHeight * aspect) + 0.5), byHeight);
    }

    private Bucket Floored(int width, int height) => new(Math.Max(_step, width / _step * _step), Math.Max(_step, height / _step * _step));

    private int RoundDown(double side) => (int)(side + 0.5) / _step * _step;
}
