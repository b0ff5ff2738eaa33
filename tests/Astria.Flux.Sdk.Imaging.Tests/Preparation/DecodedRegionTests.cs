using Astria.Flux.Imaging.Buckets;
using Astria.Flux.Imaging.Codecs;
using Astria.Flux.Imaging.Preparation;
using Astria.Flux.Imaging.Probing;
using Astria.Flux.Imaging.Resampling;
using Astria.Flux.Imaging.Tests.Resampling;
using SkiaSharp;

namespace Astria.Flux.Imaging.Tests.Preparation;

/// <summary>A photo that is decoded small makes the same picture as one that is decoded whole.</summary>
internal sealed class DecodedRegionTests
{
    // Sides that are no multiples of eight: decoded small, their last row and column reach beyond the photo.
    private static readonly Picture Photo = LanczosResampler.Resize(TestFiles.Photo("astronaut.png"), 1531, 1217);

    [Test]
    public void Decoded_small_it_is_the_same_picture_however_it_is_turned([Range(1, 8)] byte orientation, [Values(3, 4, 5)] int eighths)
    {
        var file = TestPictures.JpegWithOrientation(Photo, orientation);
        var header = ImageProbe.Read(file).Header!;
        var codec = new SkiaImageCodec();
        var crop = new PixelRectangle(11, 17, header.UprightWidth - 30, header.UprightHeight - 40);
        var size = new Bucket(((int)(crop.Width * 0.3) + 15) / 16 * 16, ((int)(crop.Height * 0.3) + 15) / 16 * 16);

        var small = codec.Decode(file, header, eighths / 8.0);

        small.Width.Should().BeLessThan(header.UprightWidth);
        Likeness.Psnr(DecodedRegion.Cut(crop, header, small, size, null, CancellationToken.None), DecodedRegion.Cut(crop, header, codec.Decode(file, header, 1), size, null, CancellationToken.None))
            .Should().BeGreaterThan(45);
    }

    [Test]
    public void A_webp_is_shrunk_while_it_is_decoded_and_is_the_same_picture([Values(0.3, 0.4, 0.7)] double scale)
    {
        var file = WebP(Photo);
        var header = ImageProbe.Read(file).Header!;
        var codec = new SkiaImageCodec();
        var crop = new PixelRectangle(11, 17, Photo.Width - 30, Photo.Height - 40);
        var size = new Bucket((int)(crop.Width * scale / 1.25) / 16 * 16, (int)(crop.Height * scale / 1.25) / 16 * 16);

        var small = codec.Decode(file, header, scale);

        small.Width.Should().Be(Math.Min(Photo.Width, (int)Math.Ceiling(Photo.Width * scale * 1.5)));
        Likeness.Psnr(DecodedRegion.Cut(crop, header, small, size, null, CancellationToken.None), DecodedRegion.Cut(crop, header, Photo, size, null, CancellationToken.None))
            .Should().BeGreaterThan(45);
    }

    [Test]
    public void Of_a_codec_that_scales_otherwise_the_shape_decides()
    {
        var header = new ImageHeader { Format = ImageFormat.Heic, Width = Photo.Width, Height = Photo.Height };
        var crop = new PixelRectangle(0, 0, Photo.Width, Photo.Height);

        var cut = DecodedRegion.Cut(crop, header, LanczosResampler.Resize(Photo, 700, 556), new(352, 288), null, CancellationToken.None);

        Likeness.Psnr(cut, LanczosResampler.Resize(Photo, 352, 288)).Should().BeGreaterThan(40);
    }

    private static byte[] WebP(Picture picture)
    {
        using var image = SKImage.FromPixelCopy(new SKImageInfo(picture.Width, picture.Height, SKColorType.Rgba8888, SKAlphaType.Opaque), picture.Rgba);
        using var pixels = image.PeekPixels();
        using var data = pixels.Encode(new SKWebpEncoderOptions(SKWebpEncoderCompression.Lossless, 25));
        return data!.ToArray();
    }
}
