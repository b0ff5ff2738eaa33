using Astria.Flux.Imaging.Facts;
using Astria.Flux.Imaging.Resampling;

namespace Astria.Flux.Imaging.Tests.Facts;

/// <summary>Focus and detail measure the lens, not the noise, the contrast or the size.</summary>
internal sealed class SharpnessTests
{
    private static readonly Picture Face = LanczosResampler.Resize(TestFiles.Photo("astronaut.png").Crop(120, 0, 256, 256), 256, 256);

    [Test]
    public void Noise_moves_the_focus_little()
    {
        var clean = SharpnessMeasure.Of(LumaPlane.Of(Face));

        SharpnessMeasure.Of(LumaPlane.Of(Noisy(Face, 10))).Focus.Should().BeApproximately(clean.Focus, clean.Focus * 0.15);
    }

    [Test]
    public void A_noisy_blurred_face_is_less_in_focus_than_a_clean_sharp_one() =>
        SharpnessMeasure.Of(LumaPlane.Of(Noisy(Blurred(Face), 10))).Focus.Should().BeLessThan(SharpnessMeasure.Of(LumaPlane.Of(Face)).Focus / 4);

    [Test]
    public void Contrast_moves_neither()
    {
        var full = SharpnessMeasure.Of(LumaPlane.Of(Face));
        var half = SharpnessMeasure.Of(LumaPlane.Of(Halved(Face)));

        half.Focus.Should().BeApproximately(full.Focus, full.Focus * 0.1);
        half.Detail.Should().BeApproximately(full.Detail, full.Detail * 0.2);
    }

    [TestCase(5)]
    [TestCase(10)]
    [TestCase(20)]
    public void The_noise_itself_is_measured(double sigma)
    {
        var flat = new Picture(256, 256, [.. Enumerable.Repeat((byte)128, 256 * 256 * 4)]);

        SharpnessMeasure.Of(LumaPlane.Of(Noisy(flat, sigma))).Noise.Should().BeApproximately(sigma, sigma * 0.1);
    }

    [Test]
    public void A_flat_plane_has_neither_focus_nor_detail() =>
        SharpnessMeasure.Of(LumaPlane.Of(new Picture(64, 64, new byte[64 * 64 * 4]))).Should().Be(new Sharpness(0, 0, 0));

    private static Picture Blurred(Picture picture) => LanczosResampler.Resize(LanczosResampler.Resize(picture, 40, 40), 256, 256);

    private static Picture Halved(Picture picture) => new(picture.Width, picture.Height, [.. picture.Rgba.ToArray().Select(value => (byte)(64 + (value / 2)))]);

    private static Picture Noisy(Picture picture, double sigma)
    {
        var chance = new Random(7);
        return Map(picture, value => value + (sigma * Math.Sqrt(-2 * Math.Log(1 - chance.NextDouble())) * Math.Cos(2 * Math.PI * chance.NextDouble())));
    }

    // One value for all three colours of a pixel, so that luma has the same noise.
    private static Picture Map(Picture picture, Func<byte, double> change)
    {
        var rgba = picture.Rgba.ToArray();
        for (var i = 0; i < rgba.Length; i += 4)
        {
            var by = change(rgba[i]) - rgba[i];
            for (var c = 0; c < 3; c++) rgba[i + c] = (byte)Math.Clamp(Math.Round(rgba[i + c] + by), 0, 255);
        }

        return new(picture.Width, picture.Height, rgba);
    }
}
