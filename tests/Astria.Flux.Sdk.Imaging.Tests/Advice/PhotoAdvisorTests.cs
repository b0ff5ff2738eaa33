using Astria.Flux.Imaging.Advice;
using Astria.Flux.Imaging.Facts;
using Astria.Flux.Imaging.Probing;
using Astria.Flux.Presets;

namespace Astria.Flux.Imaging.Tests.Advice;

internal sealed class PhotoAdvisorTests
{
    [Test]
    public void A_varied_set_of_good_photos_needs_no_advice() => PhotoAdvisor.Advise(GoodPhotos.Set(12)).Should().BeEmpty();

    [TestCase(511, AdviceSeverity.Drop)]
    [TestCase(767, AdviceSeverity.Warning)]
    [TestCase(1023, AdviceSeverity.Note)]
    [TestCase(1024, null)]
    public void A_short_side_is_too_small_below_its_thresholds(int side, AdviceSeverity? severity) =>
        Severity(AdviceCodes.ImageTooSmall, GoodPhotos.One("a.jpg", header => header with { Width = side, Height = 3000 })).Should().Be(severity);

    [TestCase(49, AdviceSeverity.Drop)]
    [TestCase(74, AdviceSeverity.Warning)]
    [TestCase(75, null)]
    public void A_JPEG_of_low_quality_is_named(int quality, AdviceSeverity? severity) =>
        Severity(AdviceCodes.ImageJpegQuality, GoodPhotos.One("a.jpg", header => header with { JpegQuality = quality })).Should().Be(severity);

    [TestCase(0.049, AdviceCodes.FaceBlurred)]
    [TestCase(0.149, AdviceCodes.FaceSoft)]
    [TestCase(0.15, null)]
    public void A_face_out_of_focus_is_named(double focus, string? code) =>
        FaceCodes(GoodPhotos.Face() with { Sharpness = new(focus, 5, 1) }).Should().BeEquivalentTo(code is null ? [] : [code]);

    [TestCase(0.79, AdviceCodes.FaceLowDetail)]
    [TestCase(0.8, null)]
    public void A_sharp_face_without_detail_was_enlarged(double detail, string? code) =>
        FaceCodes(GoodPhotos.Face() with { Sharpness = new(0.5, detail, 1) }).Should().BeEquivalentTo(code is null ? [] : [code]);

    [TestCase(49, AdviceCodes.FaceDark)]
    [TestCase(186, AdviceCodes.FaceBright)]
    [TestCase(120, null)]
    public void The_light_on_a_face_is_judged(double mean, string? code) =>
        FaceCodes(GoodPhotos.Face() with { Light = GoodPhotos.Light(mean) }).Should().BeEquivalentTo(code is null ? [] : [code]);

    [Test]
    public void An_uncertain_face_is_a_warning_and_no_reason_to_drop_the_photo()
    {
        var face = GoodPhotos.Face();
        var photo = GoodPhotos.One("a.jpg") with { Faces = [face with { Face = face.Face with { Score = 0.66 } }] };

        PhotoAdvisor.Advise([photo]).Where(advice => advice.Photo == "a.jpg").Should().ContainSingle()
            .Which.Should().Match<PhotoAdvice>(advice => advice.Code == AdviceCodes.FaceUncertain && advice.Severity == AdviceSeverity.Warning);
    }

    [Test]
    public void A_second_face_of_a_third_of_the_area_drops_the_photo_and_a_smaller_one_is_a_note()
    {
        var main = GoodPhotos.Face();

        Severity(AdviceCodes.FaceMultiple, GoodPhotos.One("a.jpg") with { Faces = [main, main with { AreaShare = main.AreaShare * 0.31 }] }).Should().Be(AdviceSeverity.Drop);
        Severity(AdviceCodes.FaceMultiple, GoodPhotos.One("a.jpg") with { Faces = [main, main with { AreaShare = main.AreaShare * 0.1 }] }).Should().Be(AdviceSeverity.Note);
    }

    [Test]
    public void A_photo_of_a_person_without_a_face_is_dropped_by_presets_that_want_one()
    {
        PhotoFacts[] photos = [GoodPhotos.One("a.jpg") with { Faces = [] }];

        PhotoAdvisor.Advise(photos, new() { Preset = FluxPresets.Portrait }).Single(advice => advice.Code == AdviceCodes.FaceNone).Severity.Should().Be(AdviceSeverity.Drop);
        PhotoAdvisor.Advise(photos, new() { Preset = FluxPresets.High }).Single(advice => advice.Code == AdviceCodes.FaceNone).Severity.Should().Be(AdviceSeverity.Warning);
    }

    [TestCase("style")]
    [TestCase("sneaker")]
    [TestCase("cat")]
    public void What_is_no_person_has_no_faces_to_judge(string subject) =>
        PhotoAdvisor.Advise([GoodPhotos.One("a.jpg") with { Faces = [] }], new() { SubjectClass = subject }).Should().NotContain(advice => advice.Code.StartsWith("FACE_", StringComparison.Ordinal));

    [Test]
    public void A_blurred_product_is_named_by_the_photo_as_a_whole() =>
        PhotoAdvisor.Advise([GoodPhotos.One("a.jpg") with { Sharpness = new(0.01, 0.1, 1) }], new() { SubjectClass = "sneaker" })
            .Should().Contain(advice => advice.Code == AdviceCodes.ImageBlurred);

    [Test]
    public void Of_two_copies_the_one_with_fewer_pixels_goes()
    {
        var small = GoodPhotos.One("small.jpg", header => header with { Width = 1100, Height = 1100 }) with { Hash = new(5), MirroredHash = new(ulong.MaxValue) };
        var large = GoodPhotos.One("large.jpg") with { Hash = new(7), MirroredHash = new(ulong.MaxValue) };

        PhotoAdvisor.Advise([small, large]).Should().ContainSingle(advice => advice.Code == AdviceCodes.SetDuplicate)
            .Which.Should().Match<PhotoAdvice>(advice => advice.Photo == "small.jpg" && advice.OtherPhotos[0] == "large.jpg");
    }

    [TestCase(3, AdviceSeverity.Drop)]
    [TestCase(7, AdviceSeverity.Warning)]
    [TestCase(9, AdviceSeverity.Note)]
    [TestCase(10, null)]
    public void A_set_has_too_few_photos_below_its_thresholds(int count, AdviceSeverity? severity) =>
        PhotoAdvisor.Advise(GoodPhotos.Set(count)).FirstOrDefault(advice => advice.Code == AdviceCodes.SetTooFew)?.Severity.Should().Be(severity);

    [TestCase(1, "1 usable photo, below 4")]
    [TestCase(2, "2 usable photos, below 4")]
    public void One_photo_is_no_photos(int count, string finding) =>
        PhotoAdvisor.Advise(GoodPhotos.Set(count)).Should().ContainSingle(advice => advice.Code == AdviceCodes.SetTooFew).Which.Finding.Should().Be(finding);

    [Test]
    public void Photos_are_judged_by_the_size_that_the_preset_trains_at()
    {
        var photo = GoodPhotos.One("01.jpg", header => header with { Width = 800, Height = 900 });
        var large = FluxPresets.Portrait with { Lora = FluxPresets.Portrait.Lora with { Resolution = 1024 } };

        PhotoAdvisor.Advise([photo]).Should().NotContain(advice => advice.Code == AdviceCodes.ImageNeedsUpscale);
        PhotoAdvisor.Advise([photo], new() { Preset = large }).Should().ContainSingle(advice => advice.Code == AdviceCodes.ImageNeedsUpscale);
    }

    [Test]
    public void A_training_area_of_ones_own_counts_before_the_presets() =>
        PhotoAdvisor.Advise([GoodPhotos.One("01.jpg")], new() { Image = new() { TrainingArea = 2048 * 2048 } }).Should().ContainSingle(advice => advice.Code == AdviceCodes.ImageNeedsUpscale);

    [Test]
    public void Fewer_photos_than_a_batch_need_no_more_than_one_size() =>
        PhotoAdvisor.Advise(GoodPhotos.Set(2), new() { BatchSize = 4 }).Should().NotContain(advice => advice.Code == AdviceCodes.SetBuckets);

    [Test]
    public void Twenty_photos_suggest_another_preset() =>
        PhotoAdvisor.Advise(GoodPhotos.Set(20)).Should().ContainSingle().Which.Should().Match<PhotoAdvice>(advice => advice.Code == AdviceCodes.SetMany && advice.Remedy.Contains("high"));

    [Test]
    public void Photos_of_one_hour_are_of_one_session()
    {
        var start = new DateTime(2026, 5, 1, 12, 0, 0);
        PhotoFacts[] photos = [.. GoodPhotos.Set(10).Select((photo, i) => photo with { Header = photo.Header! with { TakenAt = i < 6 ? start.AddMinutes(i * 10) : start.AddDays(i) } })];

        PhotoAdvisor.Advise(photos).Should().ContainSingle(advice => advice.Code == AdviceCodes.SetSameSession).Which.Figures["photos"].Should().Be(6);
    }

    [Test]
    public void The_same_wall_behind_every_photo_is_named() =>
        PhotoAdvisor.Advise([.. GoodPhotos.Set(10).Select(photo => photo with { Background = GoodPhotos.Colors(3) })]).Should().ContainSingle(advice => advice.Code == AdviceCodes.SetSameBackground);

    [Test]
    public void The_same_clothes_in_every_photo_are_named() =>
        PhotoAdvisor.Advise([.. GoodPhotos.Set(10).Select(photo => photo with { Clothes = GoodPhotos.Colors(3) })]).Should().ContainSingle(advice => advice.Code == AdviceCodes.SetSameClothes);

    [Test]
    public void Shots_from_one_distance_only_are_named()
    {
        Severities(ShotType.FullBody).Should().Equal(AdviceSeverity.Drop);
        Severities(ShotType.CloseUp).Should().Equal(AdviceSeverity.Warning);
        Severities(ShotType.HalfBody).Should().Equal(AdviceSeverity.Note);

        static IEnumerable<AdviceSeverity> Severities(ShotType shot) =>
            PhotoAdvisor.Advise([.. GoodPhotos.Set(10).Select(photo => photo with { Shot = shot })]).Where(advice => advice.Code == AdviceCodes.SetShots).Select(advice => advice.Severity);
    }

    [Test]
    public void Faces_that_all_look_the_same_way_and_in_the_same_light_are_named() =>
        PhotoAdvisor.Advise([.. GoodPhotos.Set(10).Select(photo => photo with { Faces = [GoodPhotos.Face()] })]).Select(advice => advice.Code)
            .Should().BeEquivalentTo([AdviceCodes.SetAngles, AdviceCodes.SetLight]);

    [Test]
    public void Batches_need_photos_of_one_size()
    {
        PhotoFacts[] photos = [.. GoodPhotos.Set(10).Select((photo, i) => photo with { Header = photo.Header! with { Width = 1200 + (i * 100), Height = 1600 } })];

        PhotoAdvisor.Advise(photos, new() { BatchSize = 4 }).Should().ContainSingle(advice => advice.Code == AdviceCodes.SetBuckets);
        PhotoAdvisor.Advise(photos, new() { BatchSize = 1 }).Should().NotContain(advice => advice.Code == AdviceCodes.SetBuckets);
    }

    [TestCase(ImageFaultKind.TooManyBytes, AdviceCodes.ImageLimitBytes)]
    [TestCase(ImageFaultKind.TooManyPixels, AdviceCodes.ImageLimitPixels)]
    [TestCase(ImageFaultKind.SideOutOfRange, AdviceCodes.ImageLimitSide)]
    [TestCase(ImageFaultKind.TooManyScans, AdviceCodes.ImageLimitScans)]
    [TestCase(ImageFaultKind.TooMuchMetadata, AdviceCodes.ImageLimitMetadata)]
    [TestCase(ImageFaultKind.Unsupported, AdviceCodes.ImageUnsupported)]
    [TestCase(ImageFaultKind.Corrupt, AdviceCodes.ImageCorrupt)]
    [TestCase(ImageFaultKind.HeaderMismatch, AdviceCodes.ImageHeaderMismatch)]
    public void Every_fault_of_a_file_has_its_code(ImageFaultKind kind, string code) =>
        PhotoAdvisor.Advise([new PhotoFacts { Name = "a.jpg", Fault = new(kind, "is bad; export it again.", 3, 2) }])[0]
            .Should().Match<PhotoAdvice>(advice => advice.Code == code && advice.Severity == AdviceSeverity.Drop && advice.Message == "is bad; export it again." && advice.Figures["limit"] == 2);

    [Test]
    public void A_name_that_promises_another_format_an_animation_and_a_place_are_notes() =>
        PhotoAdvisor.Advise([GoodPhotos.One("a.png", header => header with { FrameCount = 3, HasLocation = true })]).Where(advice => advice.Photo is not null)
            .Should().OnlyContain(advice => advice.Severity == AdviceSeverity.Note).And.HaveCount(3);

    [Test]
    public void A_severity_can_be_chosen_and_a_code_silenced()
    {
        PhotoFacts[] photos = [GoodPhotos.One("a.jpg", header => header with { Width = 600, Height = 3000 })];
        AdviceOptions options = new() { Severities = new Dictionary<string, AdviceSeverity?> { [AdviceCodes.ImageTooSmall] = AdviceSeverity.Drop, [AdviceCodes.ImageAspectExtreme] = null } };

        var advice = PhotoAdvisor.Advise(photos, options);

        advice.Single(one => one.Code == AdviceCodes.ImageTooSmall).Severity.Should().Be(AdviceSeverity.Drop);
        advice.Should().NotContain(one => one.Code == AdviceCodes.ImageAspectExtreme);
    }

    [Test]
    public void Every_message_gives_a_figure_a_threshold_and_a_remedy()
    {
        var bad = GoodPhotos.One("a.jpg", header => header with { Width = 300, Height = 900, JpegQuality = 30 }) with
        {
            Light = GoodPhotos.Light(10),
            Faces = [GoodPhotos.Face() with { PixelSize = 40, OutsideShare = 0.4, Sharpness = new(0.01, 0.1, 20), Light = GoodPhotos.Light(20) }],
        };

        PhotoAdvisor.Advise([bad]).Should().HaveCountGreaterThan(6).And.OnlyContain(advice =>
            advice.Figures.ContainsKey("threshold") && advice.Figures.Count > 1 && advice.Remedy.Length > 0 && advice.Finding.Any(char.IsDigit) && advice.Message.EndsWith('.'));
    }

    private static AdviceSeverity? Severity(string code, PhotoFacts photo) => PhotoAdvisor.Advise([photo]).FirstOrDefault(advice => advice.Code == code)?.Severity;

    private static IEnumerable<string> FaceCodes(FaceFacts face) =>
        PhotoAdvisor.Advise([GoodPhotos.One("a.jpg") with { Faces = [face] }]).Select(advice => advice.Code).Where(code => code.StartsWith("FACE_", StringComparison.Ordinal));
}
