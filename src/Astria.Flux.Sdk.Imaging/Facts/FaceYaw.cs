namespace Astria.Flux.Imaging.Facts;

/// <summary>Where a face looks, as the viewer sees it.</summary>
public enum FaceYaw
{
    /// <summary>The detector gave no landmarks.</summary>
    Unknown = 0,

    /// <summary>To the left of the picture.</summary>
    Left,

    /// <summary>To the camera.</summary>
    Front,

    /// <summary>To the right of the picture.</summary>
    Right,
}
