using Astria.Flux.Imaging.Captions;

namespace Astria.Flux.Imaging.Tests.Captions;

internal sealed class CaptionPairingTests
{
    [Test]
    public void A_caption_belongs_to_the_picture_of_its_base_name_in_its_folder()
    {
        var pairing = CaptionPairing.Of(["a/01.jpg", "b/01.jpg", "02.final.png", "03.webp"], ["a/01.txt", "02.final.txt", "B/01.TXT"]);

        pairing.Pairs.Should().Equal(new("a/01.jpg", "a/01.txt"), new("b/01.jpg", "B/01.TXT"), new("02.final.png", "02.final.txt"), new CaptionPair("03.webp", null));
        pairing.Orphans.Should().BeEmpty();
        pairing.Shared.Should().BeEmpty();
    }

    [Test]
    public void A_text_file_comes_before_a_caption_file_and_what_is_left_over_is_named()
    {
        var pairing = CaptionPairing.Of(["01.jpg"], ["01.caption", "01.txt", "02.txt"]);

        pairing.Pairs.Single().Caption.Should().Be("01.txt");
        pairing.Orphans.Should().Equal("01.caption", "02.txt");
    }

    [Test]
    public void A_caption_that_two_pictures_claim_is_named() =>
        CaptionPairing.Of(["01.jpg", "01.png"], ["01.txt"]).Shared.Should().Equal("01.txt");

    [Test]
    public void A_dot_in_a_folder_s_name_begins_no_extension() =>
        CaptionPairing.Of(["v1.2/photo"], ["v1.2/photo.txt"]).Pairs.Single().Caption.Should().Be("v1.2/photo.txt");
}
