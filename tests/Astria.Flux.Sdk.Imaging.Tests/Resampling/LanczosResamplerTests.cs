using Astria.Flux.Imaging.Resampling;

namespace Astria.Flux.Imaging.Tests.Resampling;

/// <summary>Golden files: Golden/README.md says how Pillow made them.</summary>
internal sealed class LanczosResamplerTests
{
    private static readonly Picture Astronaut = TestFiles.Photo("astronaut.png");

    [Test]
    public void A_photo_comes_within_50_dB_of_Pillows_Lanczos() =>
        Likeness.Psnr(LanczosResampler.Resize(Astronaut, 200, 184), TestFiles.Golden("astronaut-200x184.png")).Should().BeGreaterThan(50);

    [Test]
    public void A_region_comes_within_50_dB_of_Pillows_Lanczos() =>
        Likeness.Psnr(Resize(Astronaut, new(60, 40, 360, 400), 144, 160), TestFiles.Golden("astronaut-region-144x160.png")).Should().BeGreaterThan(50);

    [Test]
    public void An_enlargement_comes_within_50_dB_of_Pillows_Lanczos() =>
        Likeness.Psnr(Resize(Astronaut, new(200, 80, 80, 80), 192, 192), TestFiles.Golden("astronaut-enlarged-192x192.png")).Should().BeGreaterThan(50);

    [Test]
    public void A_zone_plate_comes_within_60_dB_of_Pillows_Lanczos_so_nothing_aliases() =>
        Likeness.Psnr(LanczosResampler.Resize(ZonePlate(1024), 256, 256), TestFiles.Golden("zone-plate-256x256.png")).Should().BeGreaterThan(60);

    [TestCase(512, 512, 171, 90)]
    [TestCase(37, 21, 80, 33)]
    [TestCase(5, 3, 2, 7)]
    [TestCase(1, 1, 4, 4)]
    [TestCase(40, 200, 39, 7)]
    public void It_is_the_formula_to_the_last_bit_but_for_rounding(int width, int height, int toWidth, int toHeight)
    {
        var picture = Astronaut.Crop(0, 0, width, height);

        var resized = LanczosResampler.Resize(picture, toWidth, toHeight);

        var expected = PlainLanczos.Resize(picture, toWidth, toHeight);
        for (var i = 0; i < resized.Rgba.Length; i++)
            Math.Abs(resized.Rgba[i] - expected.Rgba[i]).Should().BeLessThanOrEqualTo(1);
        Likeness.Psnr(resized, expected).Should().BeGreaterThan(60);
    }

    [Test]
    public void A_plain_picture_stays_plain_at_every_size()
    {
        var plain = new Picture(33, 17, [.. Enumerable.Repeat<byte[]>([12, 200, 255, 255], 33 * 17).SelectMany(pixel => pixel)]);

        foreach (var (width, height) in new[] { (1, 1), (7, 40), (33, 16), (100, 100) })
            LanczosResampler.Resize(plain, width, height).Rgba.ToArray().Chunk(4).Should().AllSatisfy(pixel => pixel.Should().Equal(12, 200, 255, 255));
    }

    [Test]
    public void What_is_transparent_does_not_stain_what_is_not()
    {
        // Invisible green beside red: without heed of alpha the edge would turn brown.
        var rgba = new byte[64 * 64 * 4];
        for (var i = 0; i < 64 * 64; i++)
            (i % 64 < 32 ? new byte[] { 255, 0, 0, 255 } : [0, 255, 0, 0]).CopyTo(rgba, i * 4);

        var small = LanczosResampler.Resize(new Picture(64, 64, rgba), 15, 15);

        foreach (var pixel in small.Rgba.ToArray().Chunk(4).Where(pixel => pixel[3] > 8))
            pixel.Take(3).Should().Equal(255, 0, 0);
    }

    [Test]
    public void A_region_shows_nothing_of_what_lies_outside_it()
    {
        var quarter = Resize(TestPictures.Quarters(64, 64), new(32, 0, 32, 32), 11, 11);

        quarter.Rgba.ToArray().Chunk(4).Should().AllSatisfy(pixel => pixel.Should().Equal(0, 255, 0, 255));
    }

    [Test]
    public void The_same_size_is_the_same_picture() =>
        LanczosResampler.Resize(Astronaut, Astronaut.Width, Astronaut.Height).Should().BeSameAs(Astronaut);

    [TestCase(-1, 0, 4, 4)]
    [TestCase(0, 0, 0, 4)]
    [TestCase(60, 0, 5, 4)]
    [TestCase(0, 1, 4, int.MaxValue)]
    public void A_region_out_of_the_picture_is_refused(int left, int top, int width, int height) =>
        FluentActions.Invoking(() => Resize(TestPictures.Quarters(64, 64), new(left, top, width, height), 4, 4))
            .Should().Throw<ArgumentOutOfRangeException>().WithMessage("*64×64*");

    [Test]
    public void Work_stops_when_it_is_cancelled() =>
        FluentActions.Invoking(() => LanczosResampler.Resize(Astronaut, new(0, 0, 512, 512), 100, 100, new CancellationToken(canceled: true)))
            .Should().Throw<OperationCanceledException>();

    private static Picture Resize(Picture picture, PixelRectangle region, int width, int height) =>
        LanczosResampler.Resize(picture, region, width, height, CancellationToken.None);

    private static Picture ZonePlate(int side)
    {
        var rgba = new byte[side * side * 4];
        for (var y = 0; y < side; y++)
        {
            for (var x = 0; x < side; x++)
            {
                var (fromX, fromY) = (x - (side / 2) + 0.5, y - (side / 2) + 0.5);
                var value = (byte)Math.Floor(128 + (127 * Math.Cos(Math.PI * ((fromX * fromX) + (fromY * fromY)) / side)) + 0.5);
                rgba.AsSpan(((y * side) + x) * 4, 3).Fill(value);
                rgba[(((y * side) + x) * 4) + 3] = 255;
            }
        }

        return new Picture(side, side, rgba);
    }
}
