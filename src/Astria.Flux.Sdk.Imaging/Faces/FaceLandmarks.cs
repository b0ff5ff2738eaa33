namespace Astria.Flux.Imaging.Faces;

/// <summary>Where the parts of a face are. Left and right are the viewer's.</summary>
/// <param name="LeftEye">The eye further left in an upright frontal face.</param>
/// <param name="RightEye">The other eye.</param>
/// <param name="Nose">The tip of the nose.</param>
/// <param name="Mouth">The middle of the mouth.</param>
public sealed record FaceLandmarks(RelativePoint LeftEye, RelativePoint RightEye, RelativePoint Nose, RelativePoint Mouth);
