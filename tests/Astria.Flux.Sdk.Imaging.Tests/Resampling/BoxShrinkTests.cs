using Astria.Flux.Imaging.Resampling;
using CsCheck;

namespace Astria.Flux.Imaging.Tests.Resampling;

internal sealed class BoxShrinkTests
{
    [Test]
    public void Each_pixel_is_the_mean_of_its_square() =>
        Gen.Select(Gen.Int[1, 75], Gen.Int[1, 20], Gen.Int[1, 9], Gen.Int[0, 1000]).Sample((width, height, factor, seed) =>
        {
            var rgba = new byte[width * height * 4];
            new Random(seed).NextBytes(rgba);
            var picture = new Picture(width, height, rgba);

            var shrunk = BoxShrink.By(picture, factor);

            return shrunk.Rgba.SequenceEqual(Plain(picture, Math.Min(factor, Math.Min(width, height))).Rgba);
        }, iter: 300);

    [Test]
    public void White_stays_white_at_the_largest_factor()
    {
        var white = new Picture(300, 300, [.. Enumerable.Repeat(byte.MaxValue, 300 * 300 * 4)]);

        BoxShrink.By(white, 256).Rgba.ToArray().Should().OnlyContain(value => value == byte.MaxValue);
    }

    private static Picture Plain(Picture picture, int factor)
    {
        int width = picture.Width / factor, height = picture.Height / factor;
        var rgba = new byte[width * height * 4];
        for (var i = 0; i < rgba.Length; i++)
        {
            var (x, y, sum) = (i / 4 % width * factor, i / 4 / width * factor, factor * factor / 2);
            for (var dy = 0; dy < factor; dy++)
            {
                for (var dx = 0; dx < factor; dx++) sum += picture.Rgba[((((y + dy) * picture.Width) + x + dx) * 4) + (i % 4)];
            }

            rgba[i] = (byte)(sum / (factor * factor));
        }

        return new(width, height, rgba);
    }
}
