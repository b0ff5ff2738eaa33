using Astria.Flux.Imaging.Advice;
using Astria.Flux.Imaging.Facts;
using Astria.Flux.Imaging.Probing;
using Astria.Flux.Imaging.Sets;
using Astria.Flux.Training;

namespace Astria.Flux.Imaging.Tests.Preparation;

/// <summary>Photos that are only facts.</summary>
internal static class Photos
{
    public static TrainingPhoto Of(string name, int width, int height, params FaceFacts[] faces) => new(
        TrainingImage.FromBytes(name, new byte[] { 1 }),
        new() { Name = name, Header = new() { Format = ImageFormat.Jpeg, Width = width, Height = height }, Faces = faces, Shot = ShotType.HalfBody });

    public static FaceFacts Face(double left, double top, double width, double height, double score = 0.9, FaceYaw yaw = FaceYaw.Front, double light = 120) => new()
    {
        Face = new(new(left, top, width, height), score),
        PixelSize = 300,
        AreaShare = width * height,
        OutsideShare = 0,
        Sharpness = new(0.6, 3.8, 0.6),
        Light = new() { Mean = light, Darkest = 10, Brightest = 240, ClippedShare = 0, BlackShare = 0 },
        Yaw = yaw,
    };

    public static TrainingSet Set(params TrainingPhoto[] photos) => new(photos, []);

    public static TrainingSet Set(TrainingPhoto[] photos, params PhotoAdvice[] advice) => new(photos, advice);

    public static PhotoAdvice Drop(string photo, string code) => new() { Code = code, Severity = AdviceSeverity.Drop, Photo = photo, Finding = "blurry: focus 0.031, below 0.05", Remedy = "retake it" };
}
