using Astria.Flux.Imaging.Facts;
using Astria.Flux.Imaging.Resampling;

namespace Astria.Flux.Imaging.Tests.Facts;

internal sealed class PictureHashTests
{
    private static readonly Picture Photo = TestFiles.Photo("astronaut.png");

    [TestCase(300, 300)]
    [TestCase(100, 100)]
    public void Size_moves_the_hash_little(int width, int height) =>
        Hash(LanczosResampler.Resize(Photo, width, height)).Hash.DistanceTo(Hash(Photo).Hash).Should().BeLessThanOrEqualTo(2);

    [Test]
    public void The_mirrored_hash_is_the_hash_of_the_mirror_image()
    {
        var rgba = new byte[Photo.Rgba.Length];
        for (var y = 0; y < Photo.Height; y++)
        {
            for (var x = 0; x < Photo.Width; x++)
                Photo.Rgba.Slice(((y * Photo.Width) + x) * 4, 4).CopyTo(rgba.AsSpan(((y * Photo.Width) + Photo.Width - 1 - x) * 4));
        }

        Hash(new Picture(Photo.Width, Photo.Height, rgba)).Hash.DistanceTo(Hash(Photo).Mirrored).Should().BeLessThanOrEqualTo(2);
    }

    [Test]
    public void A_hash_is_written_as_sixteen_digits() => new PictureHash(0xAB).ToString().Should().Be("00000000000000ab");

    private static (PictureHash Hash, PictureHash Mirrored) Hash(Picture picture) => HashMeasure.Of(LumaPlane.Of(LanczosResampler.Resize(picture, 32, 32)));
}
