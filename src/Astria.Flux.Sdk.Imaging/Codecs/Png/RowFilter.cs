namespace Astria.Flux.Imaging.Codecs.Png;

/// <summary>PNG's filters: which neighbour a byte is foretold by.</summary>
internal enum RowFilter
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>The pixel to the left.</summary>
    Sub,

    /// <summary>The pixel above.</summary>
    Up,

    /// <summary>The mean of both.</summary>
    Average,

    /// <summary>Of left, above and above left the one next to left + above - above left.</summary>
    Paeth,
}
