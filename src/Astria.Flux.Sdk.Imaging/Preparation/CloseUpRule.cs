namespace Astria.Flux.Imaging.Preparation;

/// <summary>What becomes of faces.</summary>
public enum CloseUpRule
{
    /// <summary>Photos are trained on whole.</summary>
    None = 0,

    /// <summary>A close-up of the face is trained on beside the whole photo, as Astria's portrait preset does.</summary>
    Add,

    /// <summary>The close-up takes the place of the whole photo.</summary>
    Replace,
}
