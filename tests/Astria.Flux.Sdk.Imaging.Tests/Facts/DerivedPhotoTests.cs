using Astria.Flux.Imaging.Advice;
using Astria.Flux.Imaging.Facts;
using Astria.Flux.Imaging.Probing;

namespace Astria.Flux.Imaging.Tests.Facts;

/// <summary>What is said about one portrait and what was done to it.</summary>
internal sealed class DerivedPhotoTests
{
    [TestCase("astronaut.jpg", 1)]
    [TestCase("astronaut.webp", 1)]
    [TestCase("astronaut.png", 1)]
    [TestCase("exif6.jpg", 1)]
    [TestCase("blur4.jpg", 1)]
    [TestCase("dark.jpg", 1)]
    [TestCase("noise15.jpg", 1)]
    [TestCase("upscaled96.jpg", 1)]
    [TestCase("mirror.jpg", 1)]
    [TestCase("closeup.jpg", 1)]
    [TestCase("smallface.jpg", 1)]
    [TestCase("camera.png", 1)]
    [TestCase("group3.jpg", 3)]
    [TestCase("chelsea.png", 0)]
    [TestCase("coffee.png", 0)]
    [TestCase("rocket.jpg", 0)]
    public void The_faces_are_counted(string photo, int faces) => Photos.Facts(photo).Faces.Should().HaveCount(faces);

    [TestCase("blur4.jpg", AdviceCodes.FaceBlurred, AdviceSeverity.Drop)]
    [TestCase("upscaled96.jpg", AdviceCodes.FaceBlurred, AdviceSeverity.Drop)]
    [TestCase("dark.jpg", AdviceCodes.FaceDark, AdviceSeverity.Warning)]
    [TestCase("dark.jpg", AdviceCodes.ImageLowContrast, AdviceSeverity.Warning)]
    [TestCase("noise15.jpg", AdviceCodes.FaceNoisy, AdviceSeverity.Warning)]
    [TestCase("smallface.jpg", AdviceCodes.FaceTooSmall, AdviceSeverity.Drop)]
    [TestCase("group3.jpg", AdviceCodes.FaceMultiple, AdviceSeverity.Drop)]
    [TestCase("near_dup_q60.jpg", AdviceCodes.ImageJpegQuality, AdviceSeverity.Warning)]
    [TestCase("truncated.jpg", AdviceCodes.ImageTruncated, AdviceSeverity.Drop)]
    [TestCase("astronaut.heic", AdviceCodes.ImageCodecMissing, AdviceSeverity.Drop)]
    [TestCase("astronaut.avif", AdviceCodes.ImageCodecMissing, AdviceSeverity.Drop)]
    [TestCase("chelsea.png", AdviceCodes.FaceNone, AdviceSeverity.Drop)]
    [TestCase("coffee.png", AdviceCodes.FaceNone, AdviceSeverity.Drop)]
    [TestCase("rocket.jpg", AdviceCodes.FaceNone, AdviceSeverity.Drop)]
    public void What_is_wrong_with_it_is_said(string photo, string code, AdviceSeverity severity) =>
        PhotoAdvisor.Advise([Photos.Facts(photo)]).Should().ContainSingle(advice => advice.Photo == photo && advice.Code == code)
            .Which.Severity.Should().Be(severity);

    [TestCase("astronaut.jpg")]
    [TestCase("exif6.jpg")]
    [TestCase("mirror.jpg")]
    public void Nothing_is_wrong_with_the_face_of_a_good_portrait(string photo) =>
        PhotoAdvisor.Advise([Photos.Facts(photo)]).Where(advice => advice.Code.StartsWith("FACE_", StringComparison.Ordinal))
            .Should().OnlyContain(advice => advice.Code == AdviceCodes.FaceTooSmall && advice.Severity == AdviceSeverity.Warning);

    [TestCase("near_dup_q60.jpg", AdviceCodes.SetDuplicate)]
    [TestCase("near_dup_crop.jpg", AdviceCodes.SetNearDuplicate, AdviceCodes.SetDuplicate)]
    [TestCase("mirror.jpg", AdviceCodes.SetMirrored)]
    public void A_copy_is_recognised(string copy, params string[] codes) =>
        PhotoAdvisor.Advise([Photos.Facts("astronaut.jpg"), Photos.Facts(copy)])
            .Should().ContainSingle(advice => codes.Contains(advice.Code) && advice.Photo == copy && advice.OtherPhotos[0] == "astronaut.jpg");

    [Test]
    public void A_photo_turned_by_EXIF_has_its_face_where_the_upright_one_has_it() =>
        Photos.Facts("exif6.jpg").MainFace!.Face.Box.OverlapWith(Photos.Facts("astronaut.jpg").MainFace!.Face.Box).Should().BeGreaterThan(0.9);

    [TestCase("closeup.jpg", ShotType.CloseUp)]
    [TestCase("astronaut.jpg", ShotType.HalfBody)]
    [TestCase("smallface.jpg", ShotType.FullBody)]
    [TestCase("coffee.png", ShotType.Unknown)]
    public void How_much_of_the_person_it_shows_is_told(string photo, ShotType shot) => Photos.Facts(photo).Shot.Should().Be(shot);

    [TestCase("chelsea.png", "coffee.png")]
    [TestCase("rocket.jpg", "camera.png")]
    public void Different_photos_are_far_apart(string one, string other) =>
        Photos.Facts(one).Hash!.Value.DistanceTo(Photos.Facts(other).Hash!.Value).Should().BeGreaterThan(12);

    [TestCase("astronaut.jpg", 92)]
    [TestCase("closeup.jpg", 90)]
    [TestCase("near_dup_q60.jpg", 60)]
    public void The_quality_of_a_JPEG_is_read_from_its_tables(string photo, int quality) =>
        Photos.Facts(photo).Header!.JpegQuality.Should().Be(quality);

    [Test]
    public void A_file_cut_short_has_no_pixels_to_judge() =>
        Photos.Facts("truncated.jpg").Should().Match<PhotoFacts>(facts => facts.Fault!.Kind == ImageFaultKind.Truncated && facts.Faces == null && !facts.IsReadable);
}
