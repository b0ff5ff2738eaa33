using Astria.Flux.Generation;
using CsCheck;

namespace Astria.Flux.Tests.Generation;

public sealed class ImageSizeTests
{
    [TestCase(0, 16)]
    [TestCase(999, 992)]
    [TestCase(1000, 1008)]
    [TestCase(1001, 1008)]
    [TestCase(4112, 4096)]
    [TestCase(-16, 16)]
    public void A_side_that_cannot_be_drawn_is_answered_with_the_nearest_that_can(int side, int nearest)
    {
        var wide = () => new ImageSize(side, 512);
        var high = () => new ImageSize(512, side);

        wide.Should().Throw<ArgumentOutOfRangeException>().WithParameterName("width").WithMessage($"*the nearest is {nearest}.*");
        high.Should().Throw<ArgumentOutOfRangeException>().WithParameterName("height");
    }

    [TestCase(1, 1, "1024×1024")]
    [TestCase(16, 9, "1360×768")]
    [TestCase(9, 16, "768×1360")]
    [TestCase(2, 3, "832×1248", Description = "1254 is nearer to 1248 than to 1264")]
    public void A_ratio_becomes_a_size_of_a_megapixel(int width, int height, string size) =>
        ImageSize.FromAspectRatio(width, height).ToString().Should().Be(size);

    [Test]
    public void Any_ratio_becomes_a_size_that_can_be_drawn() =>
        Gen.Select(Gen.Int[1, int.MaxValue], Gen.Int[1, int.MaxValue], Gen.Long[256, 1L << 24]).Sample((width, height, area) =>
        {
            var size = ImageSize.FromAspectRatio(width, height, area);
            return new ImageSize(size.Width, size.Height) == size;
        });

    [TestCase(0, 1, 1 << 20)]
    [TestCase(1, -1, 1 << 20)]
    [TestCase(1, 1, 255)]
    public void Ratios_of_nothing_are_refused(int width, int height, long area)
    {
        var create = () => ImageSize.FromAspectRatio(width, height, area);

        create.Should().Throw<ArgumentOutOfRangeException>();
    }

    [Test]
    public void The_named_sizes_are_about_what_they_say()
    {
        ImageSize.Square1024.Area.Should().Be(1024 * 1024);
        ImageSize.Square512.Area.Should().Be(512 * 512);
        ((double)ImageSize.Portrait2To3.Width / ImageSize.Portrait2To3.Height).Should().Be(2.0 / 3);
        ((double)ImageSize.Landscape3To2.Width / ImageSize.Landscape3To2.Height).Should().Be(3.0 / 2);
    }
}
