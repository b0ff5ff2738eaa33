namespace Astria.Flux.Generation;

/// <summary>The size of a picture that FLUX can draw: sides in pixels, multiples of 16.</summary>
/// <remarks>
/// <para>16, because the autoencoder shrinks by 8 and the transformer takes patches of 2 by 2 (the FLUX.1 reference implementation).</para>
/// <para><see langword="default"/> is 0 × 0, no size; a request with it is refused.</para>
/// </remarks>
public readonly record struct ImageSize
{
    /// <summary>What both sides are a multiple of, in pixels: 16.</summary>
    public const int Multiple = 16;

    /// <summary>The longest side, in pixels: 4096.</summary>
    public const int LongestSide = 4096;

    // One megapixel, what FLUX.1 was trained around (Black Forest Labs, FLUX.1 model card).
    private const long Megapixel = 1024 * 1024;

    /// <summary>Names a size.</summary>
    /// <param name="width">The width in pixels: a multiple of 16, 16 to 4096.</param>
    /// <param name="height">The height in pixels: a multiple of 16, 16 to 4096.</param>
    /// <exception cref="ArgumentOutOfRangeException">A side is not such a number; the message names the nearest that is.</exception>
    public ImageSize(int width, int height)
    {
        Width = Checked(width, nameof(width));
        Height = Checked(height, nameof(height));
    }

    /// <summary>1024 × 1024.</summary>
    public static ImageSize Square1024 { get; } = new(1024, 1024);

    /// <summary>512 × 512.</summary>
    public static ImageSize Square512 { get; } = new(512, 512);

    /// <summary>832 × 1248, two to three.</summary>
    public static ImageSize Portrait2To3 { get; } = new(832, 1248);

    /// <summary>1248 × 832, three to two.</summary>
    public static ImageSize Landscape3To2 { get; } = new(1248, 832);

    /// <summary>The width in pixels.</summary>
    public int Width { get; }

    /// <summary>The height in pixels.</summary>
    public int Height { get; }

    /// <summary>The area in pixels.</summary>
    public long Area => (long)Width * Height;

    /// <summary>The size nearest to a ratio of width to height, with about so many pixels.</summary>
    /// <param name="width">The width's part, such as 16; at least 1.</param>
    /// <param name="height">The height's part, such as 9; at least 1.</param>
    /// <param name="area">The pixels to come near to; at least 256.</param>
    /// <returns>A size whose sides are multiples of 16, 16 to 4096.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is too small.</exception>
    public static ImageSize FromAspectRatio(int width, int height, long area = Megapixel)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(area, Multiple * Multiple);
        return new(Nearest(Math.Sqrt((double)area * width / height)), Nearest(Math.Sqrt((double)area * height / width)));
    }

    /// <summary>The size in words.</summary>
    /// <returns><c>1024×768</c>.</returns>
    public override string ToString() => Invariant($"{Width}×{Height}");

    private static int Nearest(double side) =>
        (int)Math.Clamp(Math.Round(side / Multiple, MidpointRounding.AwayFromZero) * Multiple, Multiple, LongestSide);

    private static int Checked(int side, string name)
    {
        if (side is >= Multiple and <= LongestSide && side % Multiple == 0)
            return side;
        var message = Invariant($"A side is a multiple of {Multiple}, {Multiple} to {LongestSide}; the nearest is {Nearest(side)}.");
        throw new ArgumentOutOfRangeException(name, side, message);
    }
}
