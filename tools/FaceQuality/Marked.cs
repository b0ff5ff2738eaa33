using Astria.Flux.Imaging;
using Astria.Flux.Imaging.Faces;
using Astria.Flux.Imaging.Resampling;

namespace Astria.Flux.Tools.FaceQuality;

/// <summary>A small copy of a picture with the finds drawn in.</summary>
internal static class Marked
{
    private const int Side = 1000;
    private const int Line = 3;

    public static async Task WriteAsync(Picture picture, IReadOnlyList<DetectedFace> found, string path)
    {
        var scale = Math.Min(1, (double)Side / Math.Max(picture.Width, picture.Height));
        var small = LanczosResampler.Resize(picture, Math.Max(1, (int)(picture.Width * scale)), Math.Max(1, (int)(picture.Height * scale)));
        var rgba = small.Rgba.ToArray();
        foreach (var face in found) Draw(face.Box, small.Width, small.Height, rgba);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        await File.WriteAllBytesAsync(path, PictureCodec.EncodePng(new(small.Width, small.Height, rgba)));
    }

    private static void Draw(RelativeBox box, int width, int height, byte[] rgba)
    {
        int left = (int)(box.Left * width), right = (int)(box.Right * width), top = (int)(box.Top * height), bottom = (int)(box.Bottom * height);
        for (var y = Math.Max(0, top); y < Math.Min(height, bottom); y++)
        {
            for (var x = Math.Max(0, left); x < Math.Min(width, right); x++)
            {
                if (x - left < Line || right - x <= Line || y - top < Line || bottom - y <= Line)
                    new byte[] { 255, 0, 0, 255 }.CopyTo(rgba, ((y * width) + x) * Picture.BytesPerPixel);
            }
        }
    }
}
