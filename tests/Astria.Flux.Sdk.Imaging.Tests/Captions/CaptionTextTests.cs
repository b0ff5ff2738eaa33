using Astria.Flux.Imaging.Captions;
using CsCheck;

namespace Astria.Flux.Imaging.Tests.Captions;

internal sealed class CaptionTextTests
{
    private static readonly CaptionSubject Subject = new("ohwx", "man");

    [TestCase("", "ohwx man")]
    [TestCase("   \r\n ", "ohwx man")]
    [TestCase("a photo of ohwx man in a park", "a photo of ohwx man in a park")]
    [TestCase("a photo of OHWX Man in a park", "a photo of ohwx man in a park")]
    [TestCase("a photo of ohwx in a park", "a photo of ohwx man in a park")]
    [TestCase("a photo of a man in a park", "a photo of ohwx man in a park")]
    [TestCase("The man smiles", "ohwx man smiles")]
    [TestCase("an old man smiles", "an old ohwx man smiles")]
    [TestCase("a park in spring", "ohwx man, a park in spring")]
    [TestCase("a woman and a snowman", "ohwx man, a woman and a snowman")]
    [TestCase("on a pier\nat dawn\t.", "ohwx man, on a pier at dawn .")]
    [TestCase("vis-a man", "vis-a ohwx man")]
    [TestCase("ohwx-man style", "ohwx man, ohwx-man style")]
    public void Token_and_class_go_where_they_read_best(string caption, string expected) =>
        CaptionText.WithSubject(caption, Subject).Should().Be(expected);

    [Test]
    public void Whatever_the_caption_token_and_class_are_in_it_and_once_is_enough() =>
        Gen.OneOf(Gen.String[0, 60], Gen.Char["ohwx man,.-AN\n\t "].Array[0, 30].Select(chars => new string(chars))).Sample(
            caption =>
            {
                var text = CaptionText.WithSubject(caption, Subject);
                CaptionText.Names(text, Subject).Should().BeTrue();
                CaptionText.WithSubject(text, Subject).Should().Be(text);
                text.Should().NotContainAny("\n", "\r", "\t");
            },
            iter: 20_000);

    [TestCase("oh wx", "man")]
    [TestCase("", "man")]
    [TestCase("ohwx", " ")]
    public void A_subject_without_one_token_and_a_class_is_refused(string token, string subjectClass) =>
        FluentActions.Invoking(() => new CaptionSubject(token, subjectClass)).Should().Throw<ArgumentException>();
}
