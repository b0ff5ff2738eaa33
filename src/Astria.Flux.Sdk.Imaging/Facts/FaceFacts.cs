using Astria.Flux.Imaging.Faces;

namespace Astria.Flux.Imaging.Facts;

/// <summary>What is known about one face of a photo.</summary>
public sealed record FaceFacts
{
    /// <summary>Where it is and how sure that is.</summary>
    public required DetectedFace Face { get; init; }

    /// <summary>The longer side of its box, in pixels of the full-size photo.</summary>
    public required int PixelSize { get; init; }

    /// <summary>The share of the photo its box takes, 0 to 1.</summary>
    public required double AreaShare { get; init; }

    /// <summary>The share of its box that lies outside the photo, 0 to 1.</summary>
    public required double OutsideShare { get; init; }

    /// <summary>How sharp it is.</summary>
    public required Sharpness Sharpness { get; init; }

    /// <summary>How bright it is.</summary>
    public required Luminance Light { get; init; }

    /// <summary>How far it is tilted, in degrees, clockwise as the viewer sees it; 0 without landmarks.</summary>
    public double RollDegrees { get; init; }

    /// <summary>Where it looks.</summary>
    public FaceYaw Yaw { get; init; }
}
