using Astria.Flux.Imaging.Facts;
using Astria.Flux.Imaging.Probing;

namespace Astria.Flux.Imaging.Tests.Advice;

/// <summary>Facts of photos with which nothing is wrong, made up.</summary>
internal static class GoodPhotos
{
    public static PhotoFacts One(string name, Func<ImageHeader, ImageHeader>? change = null)
    {
        var header = new ImageHeader { Format = ImageFormat.Jpeg, Width = 1200, Height = 1600, JpegQuality = 92 };
        return new()
        {
            Name = name,
            Header = change?.Invoke(header) ?? header,
            Light = Light(120),
            Sharpness = new(1, 5, 1),
            Faces = [Face()],
            Shot = ShotType.HalfBody,
        };
    }

    /// <summary>Photos that differ in everything that should vary.</summary>
    public static PhotoFacts[] Set(int count) =>
        [.. Enumerable.Range(0, count).Select(i => One($"{i:00}.jpg") with
        {
            Hash = new(Spread(i)),
            MirroredHash = new(Spread(i + 1000)),
            Background = Colors(i),
            Clothes = Colors(i + 30),
            Shot = (ShotType)(1 + (i % 3)),
            Faces = [Face() with { Light = Light(80 + (i % 4 * 25)), Yaw = (FaceYaw)(1 + (i % 3)) }],
        })];

    public static FaceFacts Face() => new()
    {
        Face = new(new(0.4, 0.2, 0.2, 0.2), 0.95),
        PixelSize = 320,
        AreaShare = 0.04,
        OutsideShare = 0,
        Sharpness = new(0.6, 3.8, 0.6),
        Light = Light(120),
        Yaw = FaceYaw.Front,
    };

    public static Luminance Light(double mean) => new() { Mean = mean, Darkest = mean / 2, Brightest = Math.Min(255, mean * 2), ClippedShare = 0, BlackShare = 0 };

    public static ColorSignature Colors(int which) => new([.. Enumerable.Range(0, 64).Select(i => i == which % 64 ? 1f : 0f)]);

    // Multiples of an odd constant differ in about half of their bits.
    private static ulong Spread(int i) => unchecked((ulong)(i + 1) * 0x9E3779B97F4A7C15UL * 0xBF58476D1CE4E5B9UL);
}
