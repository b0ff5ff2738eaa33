namespace Astria.Flux.Imaging.Preparation;

/// <summary>What becomes of a photo that is there twice.</summary>
public enum DuplicateRule
{
    /// <summary>Those that the advice says to drop are left out; the first stays.</summary>
    DropLater = 0,

    /// <summary>All are trained on, and count twice.</summary>
    Keep,
}
