using Astria.Flux.Imaging.Faces;

namespace Astria.Flux.Imaging.Facts;

/// <summary>Measures one face.</summary>
internal static class FaceMeasure
{
    /// <summary>The longer side of a face while it is measured: the figures of <see cref="Sharpness"/> hold at this size only.</summary>
    public const int Side = 256;

    // Where the nose lies between the eyes, from the left one: outside of this the face looks to a side.
    private const double FrontFrom = 0.28;
    private const double FrontTo = 0.72;

    /// <param name="face">The face.</param>
    /// <param name="picture">The picture, upright; may be smaller than the photo.</param>
    /// <param name="width">Pixels across of the photo.</param>
    /// <param name="height">Pixels down of the photo.</param>
    public static FaceFacts Of(DetectedFace face, Picture picture, int width, int height)
    {
        var box = face.Box;
        var inside = box.Intersect(new(0, 0, 1, 1));
        var region = Pixels(inside, picture);
        var plane = LumaPlane.Of(picture, region, Side);
        var original = Math.Max(region.Width, region.Height) < Side ? LumaPlane.Of(picture, region, Math.Max(region.Width, region.Height)) : plane;
        return new()
        {
            Face = face,
            PixelSize = (int)Math.Round(Math.Max(box.Width * width, box.Height * height)),
            AreaShare = inside.Area,
            OutsideShare = box.Area > 0 ? 1 - (inside.Area / box.Area) : 0,
            Sharpness = SharpnessMeasure.Of(plane, original),
            Light = LuminanceMeasure.Of(plane),
            RollDegrees = face.Landmarks is { } points ? Roll(points, width, height) : 0,
            Yaw = face.Landmarks is { } marks ? Yaw(marks, width, height) : FaceYaw.Unknown,
        };
    }

    /// <summary>How much a person shows, by the height of the face.</summary>
    public static ShotType Shot(RelativeBox face) => face.Height switch
    {
        >= 0.30 => ShotType.CloseUp,
        >= 0.13 => ShotType.HalfBody,
        > 0 => ShotType.FullBody,
        _ => ShotType.Unknown,
    };

    private static PixelRectangle Pixels(RelativeBox box, Picture picture)
    {
        var left = Math.Clamp((int)Math.Floor(box.Left * picture.Width), 0, picture.Width - 1);
        var top = Math.Clamp((int)Math.Floor(box.Top * picture.Height), 0, picture.Height - 1);
        return new(
            left, top, Math.Clamp((int)Math.Round(box.Width * picture.Width), 1, picture.Width - left), Math.Clamp((int)Math.Round(box.Height * picture.Height), 1, picture.Height - top));
    }

    private static double Roll(FaceLandmarks points, int width, int height) =>
        Math.Atan2((points.RightEye.Y - points.LeftEye.Y) * height, (points.RightEye.X - points.LeftEye.X) * width) * 180 / Math.PI;

    private static FaceYaw Yaw(FaceLandmarks points, int width, int height)
    {
        double eyesX = (points.RightEye.X - points.LeftEye.X) * width, eyesY = (points.RightEye.Y - points.LeftEye.Y) * height;
        double noseX = (points.Nose.X - points.LeftEye.X) * width, noseY = (points.Nose.Y - points.LeftEye.Y) * height;
        var length = (eyesX * eyesX) + (eyesY * eyesY);
        if (length <= 0) return FaceYaw.Unknown;
        return (((noseX * eyesX) + (noseY * eyesY)) / length) switch
        {
            < FrontFrom => FaceYaw.Left,
            > FrontTo => FaceYaw.Right,
            _ => FaceYaw.Front,
        };
    }
}
