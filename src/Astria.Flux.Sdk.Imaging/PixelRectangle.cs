using static System.FormattableString;

namespace Astria.Flux.Imaging;

/// <summary>A rectangle of whole pixels within a picture. The default value is empty, at the upper left corner.</summary>
/// <param name="Left">Pixels to the left of it.</param>
/// <param name="Top">Pixels above it.</param>
/// <param name="Width">Pixels across.</param>
/// <param name="Height">Pixels down.</param>
public readonly record struct PixelRectangle(int Left, int Top, int Width, int Height)
{
    /// <summary>The first column to the right of it.</summary>
    public int Right => Left + Width;

    /// <summary>The first row below it.</summary>
    public int Bottom => Top + Height;

    /// <summary>How many pixels it covers.</summary>
    public long Area => (long)Width * Height;

    /// <summary>Whether it covers something and lies within a picture of a size.</summary>
    /// <param name="width">The picture's pixels across.</param>
    /// <param name="height">The picture's pixels down.</param>
    public bool IsWithin(int width, int height) =>
        Left >= 0 && Top >= 0 && Width > 0 && Height > 0 && Width <= width - Left && Height <= height - Top;

    /// <summary>Size and place, as image tools write them.</summary>
    /// <returns><c>640×480+12+30</c>.</returns>
    public override string ToString() => Invariant($"{Width}×{Height}+{Left}+{Top}");
}
