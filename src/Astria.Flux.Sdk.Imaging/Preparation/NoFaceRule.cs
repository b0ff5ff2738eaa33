namespace Astria.Flux.Imaging.Preparation;

/// <summary>What becomes of photos in which no face was found.</summary>
public enum NoFaceRule
{
    /// <summary>They are trained on.</summary>
    Keep = 0,

    /// <summary>They are left out, as Astria's portrait preset does for people.</summary>
    Drop,

    /// <summary>The set is refused.</summary>
    Fail,
}
