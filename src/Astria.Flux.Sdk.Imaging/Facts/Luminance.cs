namespace Astria.Flux.Imaging.Facts;

/// <summary>How bright something is: BT.601 luma of sRGB values, 0 (black) to 255 (white).</summary>
public sealed record Luminance
{
    /// <summary>The mean, 0 to 255.</summary>
    public required double Mean { get; init; }

    /// <summary>The value below which the darkest hundredth lies, 0 to 255.</summary>
    public required double Darkest { get; init; }

    /// <summary>The value above which the brightest hundredth lies, 0 to 255.</summary>
    public required double Brightest { get; init; }

    /// <summary>The share of pixels at 250 and above, 0 to 1.</summary>
    public required double ClippedShare { get; init; }

    /// <summary>The share of pixels at 8 and below, 0 to 1.</summary>
    public required double BlackShare { get; init; }

    /// <summary>Brightest less darkest, 0 to 255.</summary>
    public double Contrast => Brightest - Darkest;
}
