namespace Astria.Flux.Imaging.Tests.Resampling;

/// <summary>Lanczos as its formula says, slowly: one double sum over both directions for each pixel and channel.</summary>
internal static class PlainLanczos
{
    public static Picture Resize(Picture picture, int width, int height)
    {
        var (stepX, stepY) = ((double)picture.Width / width, (double)picture.Height / height);
        var rgba = new byte[width * height * 4];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                for (var c = 0; c < 4; c++) rgba[(((y * width) + x) * 4) + c] = Channel(picture, (x + 0.5) * stepX, (y + 0.5) * stepY, Math.Max(1, stepX), Math.Max(1, stepY), c);
            }
        }

        return new Picture(width, height, rgba);
    }

    private static byte Channel(Picture picture, double centreX, double centreY, double stretchX, double stretchY, int channel)
    {
        var (sum, weights) = (0.0, 0.0);
        for (var y = Math.Max(0, (int)(centreY - (3 * stretchY)) - 1); y < Math.Min(picture.Height, centreY + (3 * stretchY) + 1); y++)
        {
            for (var x = Math.Max(0, (int)(centreX - (3 * stretchX)) - 1); x < Math.Min(picture.Width, centreX + (3 * stretchX) + 1); x++)
            {
                var weight = Kernel((x + 0.5 - centreX) / stretchX) * Kernel((y + 0.5 - centreY) / stretchY);
                sum += weight * picture.Rgba[(((y * picture.Width) + x) * 4) + channel];
                weights += weight;
            }
        }

        return (byte)Math.Clamp(Math.Floor((sum / weights) + 0.5), 0, 255);
    }

    private static double Kernel(double x) => x == 0 ? 1 : Math.Abs(x) >= 3 ? 0 : Sinc(x) * Sinc(x / 3);

    private static double Sinc(double x) => Math.Sin(Math.PI * x) / (Math.PI * x);
}
