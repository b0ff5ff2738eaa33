namespace Astria.Flux.Imaging;

/// <summary>A rectangle in a picture, whatever its size: shares of the width and the height of the upright picture.</summary>
/// <remarks>It may reach beyond the picture (below 0, above 1), as the box of a face cut by the edge does. The default value is empty.</remarks>
/// <param name="Left">The left edge, as a share of the picture's width.</param>
/// <param name="Top">The upper edge, as a share of the picture's height.</param>
/// <param name="Width">As a share of the picture's width.</param>
/// <param name="Height">As a share of the picture's height.</param>
public readonly record struct RelativeBox(double Left, double Top, double Width, double Height)
{
    /// <summary>The right edge, as a share of the picture's width.</summary>
    public double Right => Left + Width;

    /// <summary>The lower edge, as a share of the picture's height.</summary>
    public double Bottom => Top + Height;

    /// <summary>The share of the picture's area, what lies outside included.</summary>
    public double Area => Width * Height;

    /// <summary>The middle.</summary>
    public RelativePoint Centre => new(Left + (Width / 2), Top + (Height / 2));

    /// <summary>What two rectangles have in common.</summary>
    /// <param name="other">The other rectangle.</param>
    /// <returns>The common rectangle; empty (width and height 0) when there is none.</returns>
    public RelativeBox Intersect(RelativeBox other)
    {
        var left = Math.Max(Left, other.Left);
        var top = Math.Max(Top, other.Top);
        return new(left, top, Math.Max(0, Math.Min(Right, other.Right) - left), Math.Max(0, Math.Min(Bottom, other.Bottom) - top));
    }

    /// <summary>How much two rectangles are the same: common area ÷ area of both together.</summary>
    /// <param name="other">The other rectangle.</param>
    /// <returns>0 (apart) to 1 (the same).</returns>
    public double OverlapWith(RelativeBox other)
    {
        var common = Intersect(other).Area;
        var both = Area + other.Area - common;
        return both > 0 ? common / both : 0;
    }
}
