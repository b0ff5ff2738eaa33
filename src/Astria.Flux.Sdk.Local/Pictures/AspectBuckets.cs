using Astria.Flux.Local.Flux;

namespace Astria.Flux.Local.Pictures;

/// <summary>A few sizes of about the area of one square, from twice as high as wide to twice as wide as high.</summary>
internal sealed class AspectBuckets
{
    // At full size (64 × 64 tokens) steps of 4 tokens are the 64 pixels of kohya's buckets.
    private const int StepsAlongASide = 16;

    /// <summary>Makes the sizes.</summary>
    /// <param name="side">Tokens along the side of the square.</param>
    public AspectBuckets(int side)
    {
        var step = Math.Max(1, side / StepsAlongASide);
        var wide = Enumerable.Range(0, (side / step) + 1)
            .Select(i => side + (i * step))
            .Select(columns => new TokenGrid(Math.Max(step, side * side / columns / step * step), columns))
            .Where(grid => grid.Columns <= 2 * grid.Rows)
            .GroupBy(grid => grid.Rows)
            .Select(group => group.MaxBy(grid => grid.Columns))
            .ToList();
        Sizes = [.. wide, .. wide.Where(grid => grid.Rows != grid.Columns).Select(grid => new TokenGrid(grid.Columns, grid.Rows))];
    }

    /// <summary>The sizes, the square among them.</summary>
    public IReadOnlyList<TokenGrid> Sizes { get; }

    /// <summary>The size that cuts least off a picture.</summary>
    public TokenGrid For(int width, int height)
    {
        var aspect = Math.Log((double)width / height);
        return Sizes.MinBy(grid => Math.Abs(aspect - Math.Log((double)grid.Columns / grid.Rows)));
    }
}
