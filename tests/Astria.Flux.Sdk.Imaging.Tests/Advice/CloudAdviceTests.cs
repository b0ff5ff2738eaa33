using Astria.Flux.Astria.Images;
using Astria.Flux.Imaging.Advice;

namespace Astria.Flux.Imaging.Tests.Advice;

/// <summary>What the cloud sees joins what we see.</summary>
internal sealed class CloudAdviceTests
{
    [TestCase("blurry", AdviceCodes.FaceBlurred)]
    [TestCase("includes_multiple_people", AdviceCodes.FaceMultiple)]
    [TestCase("low_resolution", AdviceCodes.ImageTooSmall)]
    [TestCase("low_quality", AdviceCodes.ImageJpegQuality)]
    [TestCase("full_body_image_or_longshot", AdviceCodes.FaceTooSmall)]
    [TestCase("wearing_sunglasses", AdviceCodes.CloudFinding)]
    [TestCase("wearing_hat", AdviceCodes.CloudFinding)]
    [TestCase("funny_face", AdviceCodes.CloudFinding)]
    [TestCase("selfie", AdviceCodes.CloudFinding)]
    public void Every_flag_of_the_answer_is_an_advice(string flag, string code) =>
        CloudAdvice.Of("a.jpg", ImageInspection.Parse($$"""{"name":"person","{{flag}}":true}""")).Should().ContainSingle()
            .Which.Should().Match<PhotoAdvice>(advice => advice.Code == code && advice.Photo == "a.jpg" && advice.Finding.Contains(flag));

    [Test]
    public void An_answer_without_true_flags_says_nothing() =>
        CloudAdvice.Of("a.jpg", ImageInspection.Parse("""{"name":"woman","blurry":false}"""), new() { SubjectClass = "woman" }).Should().BeEmpty();

    [TestCase("dog", "woman", true)]
    [TestCase("NONE", "woman", true)]
    [TestCase("", "woman", true)]
    [TestCase("woman", "person", false)]
    [TestCase("dog", "style", false)]
    public void Another_class_than_the_subject_is_named(string seen, string subject, bool named) =>
        CloudAdvice.Of("a.jpg", ImageInspection.Parse($$"""{"name":"{{seen}}"}"""), new() { SubjectClass = subject }).Any(advice => advice.Code == AdviceCodes.CloudClass).Should().Be(named);

    [Test]
    public void What_both_say_is_said_once_with_the_severer_severity()
    {
        var own = new PhotoAdvice { Code = AdviceCodes.FaceBlurred, Severity = AdviceSeverity.Drop, Photo = "a.jpg", Finding = "blurry: focus 0.031, below 0.05", Remedy = "retake it", Figures = new Dictionary<string, double> { ["focus"] = 0.031 } };

        var merged = CloudAdvice.Merge([own], CloudAdvice.Of("a.jpg", ImageInspection.Parse("""{"blurry":true,"selfie":true}""")));

        merged.Select(advice => advice.Code).Should().Equal(AdviceCodes.FaceBlurred, AdviceCodes.CloudFinding);
        merged[0].Severity.Should().Be(AdviceSeverity.Drop);
        merged[0].Figures.Keys.Should().Equal("focus", "blurry");
    }

    [Test]
    public void Characteristics_are_what_at_least_half_of_the_photos_show()
    {
        var answers = new[] { """{"hair_color":"brown hair","glasses":"glasses"}""", """{"hair_color":"brown hair"}""", """{"hair_color":"black hair","eye_color":"NONE"}""" };

        CloudCharacteristics.Of([.. answers.Select(ImageInspection.Parse)]).Should().Equal(new Dictionary<string, string> { ["hair_color"] = "brown hair" });
    }
}
