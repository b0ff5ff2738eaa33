using Astria.Flux.Imaging.Archives;

namespace Astria.Flux.Imaging.Tests.Archives;

internal sealed class MaskPairingTests
{
    [TestCase("01.jpg", "01_mask.png")]
    [TestCase("01.jpg", "01-mask.png")]
    [TestCase("01.jpg", "01-masklabel.png")]
    [TestCase("set/01.jpg", "set/01_MASK.png")]
    [TestCase("01.jpg", "mask/01.png")]
    [TestCase("set/01.jpg", "set/masks/01.png")]
    [TestCase("img/10_ohwx man/01.png", "mask/01.png")]
    [TestCase("img/01.png", "masks/01_mask.png")]
    public void A_mask_is_of_the_picture_of_its_name(string image, string mask) =>
        MaskPairing.Of([image, "other.jpg"], [mask]).Pairs.Should().Equal(new Dictionary<string, string> { [image] = mask });

    [Test]
    public void A_mask_without_a_picture_is_left_over() => MaskPairing.Of(["01.jpg"], ["02_mask.png", "mask/03.png"]).Orphans.Should().Equal("02_mask.png", "mask/03.png");

    [Test]
    public void In_a_folder_of_masks_a_name_that_two_pictures_have_says_nothing() => MaskPairing.Of(["a/01.jpg", "b/01.jpg"], ["mask/01.png"]).Orphans.Should().Equal("mask/01.png");

    [Test]
    public void Of_two_masks_for_one_picture_the_first_counts()
    {
        var paired = MaskPairing.Of(["01.jpg"], ["01_mask.png", "01-mask.png"]);

        paired.Pairs.Should().Equal(new Dictionary<string, string> { ["01.jpg"] = "01-mask.png" });
        paired.Orphans.Should().Equal("01_mask.png");
    }
}
