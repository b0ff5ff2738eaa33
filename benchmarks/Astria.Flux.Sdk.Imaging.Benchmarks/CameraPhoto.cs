using Astria.Flux.Imaging.Resampling;
using SkiaSharp;

namespace Astria.Flux.Imaging.Benchmarks;

/// <summary>A JPEG as a camera of 12 megapixels writes it, made on the spot: a photo enlarged, with grain, so that it compresses like one.</summary>
internal static class CameraPhoto
{
    public const int Width = 4032;
    public const int Height = 3024;

    /// <summary>The photo that FLUX_PHOTO names, or the test photo of the repository.</summary>
    public static byte[] Make()
    {
        var source = Environment.GetEnvironmentVariable("FLUX_PHOTO") ?? Path.Combine(Root(), "tests", "Astria.Flux.Sdk.Imaging.Tests", "Photos", "astronaut.png");
        var photo = PictureCodec.Decode(File.ReadAllBytes(source), source).CropToAspect((double)Width / Height);
        var rgba = LanczosResampler.Resize(photo, Width, Height).Rgba.ToArray();
        var chance = new Random(1);
        for (var i = 0; i < rgba.Length; i += 4)
        {
            var grain = chance.Next(-6, 7);
            for (var c = 0; c < 3; c++) rgba[i + c] = (byte)Math.Clamp(rgba[i + c] + grain, 0, 255);
        }

        using var image = SKImage.FromPixelCopy(new SKImageInfo(Width, Height, SKColorType.Rgba8888, SKAlphaType.Opaque), rgba);
        using var data = image.Encode(SKEncodedImageFormat.Jpeg, 92);
        return data.ToArray();
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Astria.Flux.Sdk.sln"))) folder = folder.Parent;
        return folder.FullName;
    }
}
