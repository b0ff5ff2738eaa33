using SkiaSharp;

namespace Astria.Flux.Imaging.Tests;

internal sealed class PictureCodecTests
{
    [Test]
    public void A_picture_survives_PNG_to_the_bit()
    {
        var picture = TestPictures.Quarters(37, 20);

        var again = PictureCodec.Decode(PictureCodec.EncodePng(picture), "quarters.png");

        again.Width.Should().Be(37);
        again.Height.Should().Be(20);
        again.Rgba.SequenceEqual(picture.Rgba).Should().BeTrue();
    }

    [TestCase(SKEncodedImageFormat.Jpeg)]
    [TestCase(SKEncodedImageFormat.Webp)]
    public void Other_formats_are_read_by_their_content(SKEncodedImageFormat format)
    {
        var picture = PictureCodec.Decode(TestPictures.Encode(TestPictures.Quarters(64, 64), format), "photo.png");

        picture.At(0.25, 0.25).R.Should().BeGreaterThan(240);
        picture.At(0.75, 0.25).G.Should().BeGreaterThan(240);
        picture.At(0.25, 0.75).B.Should().BeGreaterThan(240);
    }

    // Where red (stored upper left) and green (stored upper right) must come to lie, by EXIF's definition of each orientation.
    [TestCase(1, 0.25, 0.25, 0.75, 0.25)]
    [TestCase(2, 0.75, 0.25, 0.25, 0.25)]
    [TestCase(3, 0.75, 0.75, 0.25, 0.75)]
    [TestCase(4, 0.25, 0.75, 0.75, 0.75)]
    [TestCase(5, 0.25, 0.25, 0.25, 0.75)]
    [TestCase(6, 0.75, 0.25, 0.75, 0.75)]
    [TestCase(7, 0.75, 0.75, 0.75, 0.25)]
    [TestCase(8, 0.25, 0.75, 0.25, 0.25)]
    public void A_photo_is_turned_as_its_camera_noted(byte orientation, double redX, double redY, double greenX, double greenY)
    {
        var picture = PictureCodec.Decode(TestPictures.JpegWithOrientation(TestPictures.Quarters(96, 64), orientation), "photo.jpg");

        (picture.Width, picture.Height).Should().Be(orientation >= 5 ? (64, 96) : (96, 64));
        picture.At(redX, redY).Should().Match<(byte R, byte G, byte B)>(p => p.R > 200 && p.G < 60);
        picture.At(greenX, greenY).Should().Match<(byte R, byte G, byte B)>(p => p.G > 200 && p.R < 60);
    }

    [Test]
    public void Text_is_no_picture_and_the_error_says_what_would_be() =>
        FluentActions.Invoking(() => PictureCodec.Decode("hello"u8.ToArray(), "notes.jpg"))
            .Should().Throw<PictureException>().WithMessage("notes.jpg is no picture*JPEG*");

    [Test]
    public void A_photo_cut_short_is_refused_rather_than_read_grey()
    {
        var whole = TestPictures.Encode(TestPictures.Quarters(256, 256), SKEncodedImageFormat.Jpeg);

        FluentActions.Invoking(() => PictureCodec.Decode(whole.AsMemory(0, whole.Length / 2), "half.jpg"))
            .Should().Throw<PictureException>().WithMessage("half.jpg ends too early*");
    }

    [Test]
    public void A_huge_picture_is_refused_before_it_is_decoded()
    {
        // A PNG head that announces 60,000 × 60,000 pixels.
        var png = TestPictures.Encode(TestPictures.Quarters(8, 8), SKEncodedImageFormat.Png);
        byte[] side = [0x00, 0x00, 0xEA, 0x60];
        side.CopyTo(png, 16);
        side.CopyTo(png, 20);
        BitConverter.GetBytes(Crc(png.AsSpan(12, 17))).Reverse().ToArray().CopyTo(png, 29);

        FluentActions.Invoking(() => PictureCodec.Decode(png, "bomb.png")).Should().Throw<PictureException>().WithMessage("bomb.png*60000×60000*");
    }

    [TestCase(16, 16)]
    [TestCase(200, 90)]
    public void Resizing_keeps_what_is_where(int width, int height)
    {
        var resized = PictureCodec.Resize(TestPictures.Quarters(64, 64), width, height);

        (resized.Width, resized.Height).Should().Be((width, height));
        resized.At(0.2, 0.2).Should().Be(TestPictures.Red);
        resized.At(0.8, 0.8).Should().Be(TestPictures.White);
    }

    // CRC-32 as PNG defines it.
    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = 0xFFFFFFFFu;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var k = 0; k < 8; k++) crc = (crc & 1) != 0 ? 0xEDB88320u ^ (crc >> 1) : crc >> 1;
        }

        return ~crc;
    }
}
