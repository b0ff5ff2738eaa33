using Astria.Flux.Imaging.Facts;

namespace Astria.Flux.Imaging.Tests.Facts;

internal sealed class LumaPlaneTests
{
    private static readonly Picture Astronaut = TestFiles.Photo("astronaut.png");

    [Test]
    public void Brightness_is_that_of_BT_601()
    {
        var picture = Astronaut.Crop(0, 0, 37, 5);

        var plane = LumaPlane.Of(picture);

        for (var i = 0; i < 37 * 5; i++)
        {
            var pixel = picture.Rgba.Slice(i * 4, 4);
            plane.Row(i / 37)[i % 37].Should().BeApproximately((0.299f * pixel[0]) + (0.587f * pixel[1]) + (0.114f * pixel[2]), 0.001f);
        }
    }

    [Test]
    public void A_part_measured_in_place_measures_as_one_that_was_cut_out()
    {
        var rows = LumaPlane.OfRows(Astronaut, 100, 128, new float[512 * 128]);

        SharpnessMeasure.Of(rows.Window(60, 20, 101, 90)).Should().Be(SharpnessMeasure.Of(LumaPlane.Of(Astronaut.Crop(60, 120, 101, 90))));
    }

    [Test]
    public void The_sharpest_square_is_what_counts()
    {
        // Sharp in one square, flat in the others.
        var rgba = Enumerable.Repeat((byte)128, 600 * 520 * 4).ToArray();
        for (var y = 0; y < 256; y++) Astronaut.Rgba.Slice(((y * 512) + 120) * 4, 256 * 4).CopyTo(rgba.AsSpan((((256 + y) * 600) + 256) * 4));

        var sharpest = SharpnessMeasure.OfSharpest(new Picture(600, 520, rgba), 256);

        var square = SharpnessMeasure.Of(LumaPlane.Of(Astronaut.Crop(120, 0, 256, 256)));
        (sharpest.Focus, sharpest.Detail, sharpest.Noise).Should().Be((square.Focus, square.Detail, 0));
    }
}
