namespace Astria.Flux.Imaging.Probing;

/// <summary>How a file is encoded, by its content and never by its name.</summary>
public enum ImageFormat
{
    /// <summary>No picture that is known here.</summary>
    Unknown = 0,

    /// <summary>JPEG.</summary>
    Jpeg,

    /// <summary>PNG.</summary>
    Png,

    /// <summary>WebP, lossy or lossless.</summary>
    WebP,

    /// <summary>GIF; the first frame counts.</summary>
    Gif,

    /// <summary>HEIC, what iPhones write: read with the package Astria.Flux.Sdk.Imaging.Heic.</summary>
    Heic,

    /// <summary>AVIF: read with the package Astria.Flux.Sdk.Imaging.Heic.</summary>
    Avif,

    /// <summary>BMP: recognised, not read.</summary>
    Bmp,

    /// <summary>TIFF, and the raw formats of many cameras: recognised, not read.</summary>
    Tiff,

    /// <summary>SVG: recognised, not read.</summary>
    Svg,

    /// <summary>PDF or PostScript: recognised, not read.</summary>
    Pdf,
}
