namespace Astria.Flux.Imaging.Probing;

/// <summary>How the stored pixels are to be turned to stand upright; the values are those of EXIF (CIPA DC-008, tag 0x0112).</summary>
public enum ExifOrientation
{
    /// <summary>As stored.</summary>
    Upright = 1,

    /// <summary>Mirrored left to right.</summary>
    Mirrored = 2,

    /// <summary>Turned by half.</summary>
    HalfTurn = 3,

    /// <summary>Mirrored top to bottom.</summary>
    Flipped = 4,

    /// <summary>Mirrored along the diagonal from upper left.</summary>
    Transposed = 5,

    /// <summary>To be turned clockwise by a quarter.</summary>
    QuarterTurn = 6,

    /// <summary>Mirrored along the diagonal from upper right.</summary>
    Transversed = 7,

    /// <summary>To be turned counter-clockwise by a quarter.</summary>
    ThreeQuarterTurn = 8,
}
