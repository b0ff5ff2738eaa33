using System.Text;
using Astria.Flux.Imaging.Probing;
using SkiaSharp;

namespace Astria.Flux.Imaging.Tests.Probing;

internal sealed class ImageProbeTests
{
    [TestCase("astronaut.jpg", ImageFormat.Jpeg)]
    [TestCase("astronaut.png", ImageFormat.Png)]
    [TestCase("astronaut.webp", ImageFormat.WebP)]
    [TestCase("astronaut.heic", ImageFormat.Heic)]
    [TestCase("astronaut.avif", ImageFormat.Avif)]
    public void The_format_and_the_size_are_read_from_the_content(string file, ImageFormat format)
    {
        var result = ImageProbe.Read(File.ReadAllBytes(TestFiles.PathOf("Photos", file)));

        result.Fault.Should().BeNull();
        result.Header.Should().Match<ImageHeader>(header => header.Format == format && header.UprightWidth == 512 && header.UprightHeight == 512);
    }

    [Test]
    public void A_turned_photo_tells_its_upright_size()
    {
        var header = ImageProbe.Read(TestPictures.JpegWithOrientation(TestPictures.Quarters(96, 64), 6)).Header!;

        (header.Width, header.Height, header.UprightWidth, header.UprightHeight).Should().Be((96, 64, 64, 96));
    }

    [Test]
    public void Camera_date_and_place_are_read_from_EXIF()
    {
        var header = ImageProbe.Read(WithExif(Exif())).Header!;

        header.Camera.Should().Be("Acme Snap 3");
        header.TakenAt.Should().Be(new DateTime(2026, 5, 4, 10, 20, 30));
        header.HasLocation.Should().BeTrue();
        header.Orientation.Should().Be(ExifOrientation.HalfTurn);
    }

    [TestCase(0)]
    [TestCase(9)]
    [TestCase(255)]
    public void An_orientation_that_does_not_exist_is_upright(byte orientation) =>
        ImageProbe.Read(TestPictures.JpegWithOrientation(TestPictures.Quarters(16, 16), orientation)).Header!.Orientation.Should().Be(ExifOrientation.Upright);

    [Test]
    public void A_photo_without_metadata_has_none() =>
        ImageProbe.Read(TestPictures.Encode(TestPictures.Quarters(32, 32), SKEncodedImageFormat.Png)).Header
            .Should().Match<ImageHeader>(header => header.TakenAt == null && header.Camera == null && !header.HasLocation && header.FrameCount == 1 && header.JpegQuality == null);

    [TestCase("<svg xmlns='http://www.w3.org/2000/svg'/>", ImageFormat.Svg)]
    [TestCase("%PDF-1.7", ImageFormat.Pdf)]
    [TestCase("just text", ImageFormat.Unknown)]
    public void What_is_not_read_is_named(string text, ImageFormat format)
    {
        var result = ImageProbe.Read(Encoding.UTF8.GetBytes(text));

        (result.Format, result.Fault!.Kind).Should().Be((format, ImageFaultKind.Unsupported));
    }

    private static byte[] WithExif(byte[] tiff)
    {
        var jpeg = TestPictures.Encode(TestPictures.Quarters(32, 32), SKEncodedImageFormat.Jpeg);
        byte[] body = [.. "Exif\0\0"u8, .. tiff];
        return [0xFF, 0xD8, 0xFF, 0xE1, (byte)((body.Length + 2) >> 8), (byte)(body.Length + 2), .. body, .. jpeg[2..]];
    }

    // A main directory with maker, model, orientation and two pointers; then the two directories and the texts.
    private static byte[] Exif()
    {
        const int main = 8, exif = main + 2 + (5 * 12) + 4, gps = exif + 2 + 12 + 4, texts = gps + 2 + 12 + 4;
        byte[] make = "Acme\0"u8.ToArray(), model = "Acme Snap 3\0"u8.ToArray(), date = "2026:05:04 10:20:30\0"u8.ToArray();
        return
        [
            .. "MM\0*"u8, .. Long(main),
            0, 5, .. Entry(0x010F, 2, make.Length, texts), .. Entry(0x0110, 2, model.Length, texts + make.Length), 0x01, 0x12, 0, 3, .. Long(1), 0, 3, 0, 0,
            .. Entry(0x8769, 4, 1, exif), .. Entry(0x8825, 4, 1, gps), .. Long(0),
            0, 1, .. Entry(0x9003, 2, date.Length, texts + make.Length + model.Length), .. Long(0),
            0, 1, .. Entry(0x0002, 5, 3, texts), .. Long(0),
            .. make, .. model, .. date,
        ];
    }

    private static byte[] Entry(int tag, int type, int count, int value) => [(byte)(tag >> 8), (byte)tag, 0, (byte)type, .. Long(count), .. Long(value)];

    private static byte[] Long(int value) => [(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value];
}
