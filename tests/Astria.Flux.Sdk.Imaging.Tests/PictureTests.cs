namespace Astria.Flux.Imaging.Tests;

internal sealed class PictureTests
{
    [Test]
    public void A_crop_is_the_rectangle_asked_for() =>
        TestPictures.Quarters(8, 8).Crop(4, 0, 4, 4).At(0.5, 0.5).Should().Be(TestPictures.Green);

    [Test]
    public void A_crop_beyond_the_edge_is_refused() =>
        FluentActions.Invoking(() => TestPictures.Quarters(8, 8).Crop(5, 0, 4, 4)).Should().Throw<ArgumentOutOfRangeException>();

    [TestCase(1.0, 60, 60)]
    [TestCase(0.5, 30, 60)]
    [TestCase(2.0, 100, 50)]
    public void A_crop_to_an_aspect_ratio_is_the_largest_there_is(double aspect, int width, int height)
    {
        var cropped = TestPictures.Quarters(100, 60).CropToAspect(aspect);

        (cropped.Width, cropped.Height).Should().Be((width, height));
    }

    [Test]
    public void Too_few_pixels_are_refused() =>
        FluentActions.Invoking(() => new Picture(2, 2, new byte[15])).Should().Throw<ArgumentException>().WithMessage("*16 bytes, not 15*");
}
