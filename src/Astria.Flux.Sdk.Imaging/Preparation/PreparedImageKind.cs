namespace Astria.Flux.Imaging.Preparation;

/// <summary>What a prepared image shows of its photo.</summary>
public enum PreparedImageKind
{
    /// <summary>All of it, but for what the bucket's shape cuts off.</summary>
    Whole = 0,

    /// <summary>The main face, with hair and shoulders.</summary>
    CloseUp,
}
