using System.Buffers.Binary;
using System.Text;
using Astria.Flux.Imaging.Codecs.Png;
using Astria.Flux.Imaging.Resampling;
using CsCheck;

namespace Astria.Flux.Imaging.Tests.Codecs.Png;

/// <summary>Files are read back by Skia, whose libpng checks every checksum.</summary>
internal sealed class PngWriterTests
{
    private static readonly Picture Astronaut = TestFiles.Photo("astronaut.png");

    [Test]
    public void A_photo_comes_back_bit_by_bit() => Again(Astronaut).Rgba.SequenceEqual(Astronaut.Rgba).Should().BeTrue();

    [Test]
    public void Any_picture_comes_back_bit_by_bit() =>
        Gen.Select(Gen.Int[1, 90], Gen.Int[1, 40], Gen.Int[0, 5], Gen.Int[0, 1000]).Sample((width, height, kind, seed) =>
        {
            var picture = Made(width, height, kind, new Random(seed));
            return Again(picture).Rgba.SequenceEqual(picture.Rgba);
        }, iter: 300);

    [Test]
    public void Rows_longer_than_the_filters_sums_and_blocks_come_back_too()
    {
        var wide = Made(30_000, 3, 0, new Random(3));

        Again(wide).Rgba.SequenceEqual(wide.Rgba).Should().BeTrue();
    }

    [Test]
    public void A_photo_takes_less_than_with_one_fixed_filter_and_zlibs_fastest_level() =>
        PngWriter.Write(Astronaut).Length.Should().BeLessThan(SkiaFast(Astronaut));

    [Test]
    public void A_plain_picture_takes_next_to_nothing() => PngWriter.Write(TestPictures.Quarters(1024, 1024)).Length.Should().BeLessThan(30_000);

    [Test]
    public void It_holds_pixels_and_nothing_else()
    {
        var file = PngWriter.Write(Astronaut).ToArray();

        var chunks = new List<string>();
        for (var at = 8; at < file.Length; at += 12 + BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at))) chunks.Add(Encoding.ASCII.GetString(file, at + 4, 4));
        chunks.Should().Equal("IHDR", "IDAT", "IEND");
    }

    private static Picture Again(Picture picture) => PictureCodec.Decode(PngWriter.Write(picture), "again");

    private static int SkiaFast(Picture picture)
    {
        using var image = SkiaSharp.SKImage.FromPixelCopy(new SkiaSharp.SKImageInfo(picture.Width, picture.Height, SkiaSharp.SKColorType.Rgba8888, SkiaSharp.SKAlphaType.Opaque), picture.Rgba.ToArray());
        using var view = image.PeekPixels();
        using var data = view.Encode(new SkiaSharp.SKPngEncoderOptions(SkiaSharp.SKPngEncoderFilterFlags.Up, 1));
        return (int)data!.Size;
    }

    // Noise, one colour, a gradient, stripes, sparse dots, a photo's corner.
    private static Picture Made(int width, int height, int kind, Random random)
    {
        if (kind == 5) return LanczosResampler.Resize(Astronaut, width, height);
        var rgba = new byte[width * height * 4];
        for (var i = 0; i < width * height; i++)
        {
            var (x, y) = (i % width, i / width);
            for (var c = 0; c < 3; c++)
            {
                rgba[(4 * i) + c] = (byte)(kind switch
                {
                    0 => random.Next(256),
                    1 => 77 * c,
                    2 => (x * (c + 1)) + (y * 3),
                    3 => (x / 9 + y / 4) % 2 * 255,
                    _ => random.Next(50) == 0 ? random.Next(256) : 200,
                });
            }

            rgba[(4 * i) + 3] = 255;
        }

        return new(width, height, rgba);
    }
}
