using Astria.Flux.Imaging.Resampling;
using SkiaSharp;

namespace Astria.Flux.Imaging.Benchmarks;

/// <summary>A JPEG as a phone writes it: 4032×3024, about 4 MB, a portrait with grain.</summary>
internal static class Photo12
{
    private const int Width = 4032;
    private const int Height = 3024;
    private const int Quality = 90;
    private const int Grain = 9;

    public static byte[] Jpeg()
    {
        var astronaut = PictureCodec.Decode(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "astronaut.png")), "astronaut.png");
        var large = LanczosResampler.Resize(astronaut, new(0, 0, 512, 384), Width, Height, CancellationToken.None).Rgba.ToArray();
        var random = new Random(1);
        for (var i = 0; i < large.Length; i++)
        {
            if (i % 4 != 3) large[i] = (byte)Math.Clamp(large[i] + random.Next(-Grain, Grain + 1), 0, 255);
        }

        using var image = SKImage.FromPixelCopy(new SKImageInfo(Width, Height, SKColorType.Rgba8888, SKAlphaType.Opaque), large);
        using var data = image.Encode(SKEncodedImageFormat.Jpeg, Quality);
        return data.ToArray();
    }
}
