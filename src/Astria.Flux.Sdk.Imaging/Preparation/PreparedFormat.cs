namespace Astria.Flux.Imaging.Preparation;

/// <summary>How prepared images are encoded. None carries metadata.</summary>
public enum PreparedFormat
{
    /// <summary>PNG, lossless, packed quickly.</summary>
    Png = 0,

    /// <summary>JPEG of quality 95 without colour subsampling: a quarter of PNG's size, for uploads. FLUX learns artefacts first, so no lower.</summary>
    Jpeg,

    /// <summary>WebP, lossless: smaller than PNG, slower to write; not every trainer reads it.</summary>
    WebP,
}
