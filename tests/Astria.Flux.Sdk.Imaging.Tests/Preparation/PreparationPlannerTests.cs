using Astria.Flux.Imaging.Advice;
using Astria.Flux.Imaging.Buckets;
using Astria.Flux.Imaging.Captions;
using Astria.Flux.Imaging.Facts;
using Astria.Flux.Imaging.Preparation;
using Astria.Flux.Imaging.Probing;
using Astria.Flux.Imaging.Sets;
using Astria.Flux.Planning;
using Astria.Flux.Presets;
using Astria.Flux.Training;
using CsCheck;

namespace Astria.Flux.Imaging.Tests.Preparation;

/// <summary>Plans are made of facts: no test here has a pixel.</summary>
internal sealed class PreparationPlannerTests
{
    private static readonly PreparationPolicy CloseUps = new() { CloseUps = CloseUpRule.Add };

    [Test]
    public void A_photo_is_cut_to_the_bucket_that_loses_least_and_the_reason_says_so()
    {
        var image = PreparationPlanner.Plan(Photos.Set(Photos.Of("01.jpg", 4032, 3024)), new()).Images.Single();

        image.Name.Should().Be("01.png");
        image.Bucket.Should().Be(new Bucket(1168, 880));
        image.Crop.Should().Be(new PixelRectangle(9, 0, 4014, 3024));
        image.Scale.Should().BeApproximately(0.291, 0.001);
        image.Reason.Should().Be("the shape of flux16 that loses least: 0.4 %");
    }

    [Test]
    public void A_face_near_the_edge_moves_the_cut()
    {
        var wide = Photos.Of("wide.jpg", 6000, 1000, Photos.Face(0.9, 0.3, 0.05, 0.3));

        var image = PreparationPlanner.Plan(Photos.Set(wide), new()).Images.Single();

        image.Crop.Left.Should().BeGreaterThan(2500);
        image.Crop.Right.Should().BeInRange((int)(0.95 * 6000), 6000);
    }

    [Test]
    public void A_close_up_reaches_40_and_50_percent_beyond_the_face_on_each_side()
    {
        // 600 × 700 pixels: 600 · 1.8 = 1080 across, 700 · 2 = 1400 down, so a square of 1400 around the middle (2000, 1500).
        var photo = Photos.Of("01.jpg", 4000, 3000, Photos.Face(0.425, 1150.0 / 3000, 0.15, 700.0 / 3000));

        var images = PreparationPlanner.Plan(Photos.Set(photo), CloseUps).Images;

        images.Select(image => (image.Name, image.Kind)).Should().Equal(("01.png", PreparedImageKind.Whole), ("01-closeup.png", PreparedImageKind.CloseUp));
        images[1].Crop.Should().Be(new PixelRectangle(1300, 800, 1400, 1400));
        images[1].Bucket.Should().Be(new Bucket(1024, 1024));
    }

    [Test]
    public void A_close_up_is_never_smaller_than_the_training_side_nor_padded_nor_out_of_the_photo()
    {
        var small = Photos.Of("01.jpg", 2000, 1500, Photos.Face(0.0, 0.0, 0.05, 0.07));

        PreparationPlanner.Plan(Photos.Set(small), CloseUps).Images[1].Crop.Should().Be(new PixelRectangle(0, 0, 512, 512));
        PreparationPlanner.Plan(Photos.Set(small), CloseUps with { SmallestCloseUp = 1024 }).Images[1].Crop.Should().Be(new PixelRectangle(0, 0, 1024, 1024));
    }

    [Test]
    public void A_photo_that_is_a_close_up_already_gets_none()
    {
        var plan = PreparationPlanner.Plan(Photos.Set(Photos.Of("01.jpg", 1000, 1000, Photos.Face(0.2, 0.2, 0.6, 0.6))), CloseUps);

        plan.Images.Should().ContainSingle().Which.Kind.Should().Be(PreparedImageKind.Whole);
        plan.Notes.Should().ContainSingle().Which.Message.Should().Be("no close-up: it would be 100 % of the photo, above 70 %; the photo is one already.");
    }

    [Test]
    public void A_photo_with_too_few_pixels_for_a_close_up_gets_none()
    {
        var plan = PreparationPlanner.Plan(Photos.Set(Photos.Of("01.jpg", 560, 520, Photos.Face(0.4, 0.2, 0.2, 0.2))), CloseUps);

        plan.Notes.Single().Message.Should().Be("no close-up: one of 512 pixels a side would be 90 % of the photo, above 70 %; take the original, which has more pixels, for one.");
    }

    [Test]
    public void An_uncertain_face_gets_no_close_up_but_a_note()
    {
        var plan = PreparationPlanner.Plan(Photos.Set(Photos.Of("01.jpg", 3000, 3000, Photos.Face(0.4, 0.4, 0.1, 0.1, score: 0.68))), CloseUps);

        plan.Images.Should().ContainSingle();
        plan.Notes.Single().Message.Should().Contain("0.68, below 0.75");
    }

    [Test]
    public void Another_face_in_a_close_up_is_noted()
    {
        var plan = PreparationPlanner.Plan(Photos.Set(Photos.Of("01.jpg", 4000, 3000, Photos.Face(0.4, 0.4, 0.1, 0.15), Photos.Face(0.48, 0.4, 0.04, 0.05))), CloseUps);

        plan.Notes.Single().Finding.Should().Be("another face is in the close-up");
    }

    [Test]
    public void A_close_up_may_take_the_photo_s_place() =>
        PreparationPlanner.Plan(Photos.Set(Photos.Of("01.jpg", 4000, 3000, Photos.Face(0.4, 0.4, 0.1, 0.15)), Photos.Of("02.jpg", 4000, 3000)), new() { CloseUps = CloseUpRule.Replace })
            .Images.Select(image => image.Name).Should().Equal("01-closeup.png", "02.png");

    [Test]
    public void What_the_advice_says_to_drop_is_dropped_with_the_advice_as_the_reason()
    {
        var set = Photos.Set([Photos.Of("01.jpg", 2000, 2000), Photos.Of("02.jpg", 2000, 2000)], Photos.Drop("02.jpg", AdviceCodes.FaceBlurred));

        var plan = PreparationPlanner.Plan(set, new());

        plan.Images.Select(image => image.Photo).Should().Equal("01.jpg");
        plan.Dropped.Should().Equal(new UnusedImage("02.jpg", UnusedImageCause.Unsuitable, "FACE_BLURRED blurry: focus 0.031, below 0.05; retake it."));
        PreparationPlanner.Plan(set, new() { DropsAdvised = false }).Dropped.Should().BeEmpty();
    }

    [Test]
    public void A_later_copy_is_dropped_unless_copies_are_kept()
    {
        var set = Photos.Set([Photos.Of("01.jpg", 2000, 2000), Photos.Of("02.jpg", 2000, 2000)], Photos.Drop("02.jpg", AdviceCodes.SetDuplicate));

        PreparationPlanner.Plan(set, new()).Dropped.Single().Cause.Should().Be(UnusedImageCause.Duplicate);
        PreparationPlanner.Plan(set, new() { Duplicates = DuplicateRule.Keep }).Images.Should().HaveCount(2);
    }

    [Test]
    public void What_can_t_be_read_is_dropped_whatever_the_policy()
    {
        var broken = new TrainingPhoto(
            TrainingImage.FromBytes("01.jpg", new byte[] { 1 }), new() { Name = "01.jpg", Fault = new(ImageFaultKind.Truncated, "ends too early; export it again.") });

        PreparationPlanner.Plan(Photos.Set(broken), new() { DropsAdvised = false }).Dropped.Should().Equal(new UnusedImage("01.jpg", UnusedImageCause.Unreadable, "ends too early; export it again."));
    }

    [Test]
    public void A_photo_without_a_face_is_kept_dropped_or_refused_as_the_policy_says()
    {
        var set = Photos.Set(Photos.Of("01.jpg", 2000, 2000), Photos.Of("02.jpg", 2000, 2000, Photos.Face(0.4, 0.4, 0.1, 0.1)), Photos.Of("03.jpg", 2000, 2000));

        PreparationPlanner.Plan(set, new()).Images.Should().HaveCount(3);
        PreparationPlanner.Plan(set, new() { WhenNoFace = NoFaceRule.Drop }).Dropped.Select(photo => (photo.Name, photo.Cause))
            .Should().Equal(("01.jpg", UnusedImageCause.NoFace), ("03.jpg", UnusedImageCause.NoFace));
        FluentActions.Invoking(() => PreparationPlanner.Plan(set, new() { WhenNoFace = NoFaceRule.Fail }))
            .Should().Throw<FluxPolicyException>().WithMessage("*01.jpg*03.jpg*");
    }

    [Test]
    public void A_photo_that_would_have_to_be_enlarged_is_dropped_unless_that_is_allowed()
    {
        var set = Photos.Set(Photos.Of("01.jpg", 400, 400));

        PreparationPlanner.Plan(set, new()).Dropped.Single().ToString().Should().Contain("TooSmall").And.Contain("1.28 times to 512×512");
        PreparationPlanner.Plan(set, new() { MostUpscale = 1.3 }).Images.Single().Scale.Should().BeApproximately(1.28, 0.001);
    }

    [Test]
    public void A_policy_that_makes_no_sense_is_refused_with_every_fault() =>
        FluentActions.Invoking(() => PreparationPlanner.Plan(Photos.Set(), new() { MostUpscale = double.NaN, SmallestCloseUp = 0, CloseUpPrefix = " " }))
            .Should().Throw<FluxPolicyException>().WithMessage("*MostUpscale*SmallestCloseUp*CloseUpPrefix*");

    [Test]
    public void The_portrait_preset_wants_faces_of_people_and_of_nothing_else()
    {
        var person = PreparationPolicy.For(FluxPresets.Portrait, new("ohwx", "man"));
        var cat = PreparationPolicy.For(FluxPresets.Portrait, new("ohwx", "cat"));

        (person.CloseUps, person.WhenNoFace, person.SmallestCloseUp).Should().Be((CloseUpRule.Add, NoFaceRule.Drop, 512));
        (cat.CloseUps, cat.WhenNoFace).Should().Be((CloseUpRule.None, NoFaceRule.Keep));
        (PreparationPolicy.For(FluxPresets.High, new("ohwx", "man")).CloseUps, person.CloseUpMarginX, person.CloseUpMarginY).Should().Be((CloseUpRule.None, 0.4, 0.5));
    }

    [Test]
    public void Each_caption_names_the_subject_and_is_linted()
    {
        var given = Photos.Of("02.jpg", 4000, 3000, Photos.Face(0.4, 0.4, 0.1, 0.15));
        var set = Photos.Set(
            Photos.Of("01.jpg", 4000, 3000, Photos.Face(0.4, 0.4, 0.1, 0.15, yaw: FaceYaw.Left)),
            given with { Image = given.Image.WithCaption("a man, no hat") });

        var plan = PreparationPlanner.Plan(set, CloseUps with { Subject = new("ohwx", "man") });

        plan.Images.Select(image => image.Caption!.Text).Should().Equal(
            "a photo of ohwx man, half body, looking to the left", "a photo of ohwx man, close-up, looking to the left", "ohwx man, no hat", "close-up, ohwx man, no hat");
        plan.Images[2].Caption!.Lint.Diagnostics.Select(finding => finding.RuleId).Should().Contain("FLX201");
        plan.Images[2].Caption!.WasCompleted.Should().BeTrue();
        plan.Images[0].Caption!.Origin.Should().Be(CaptionOrigin.Composed);
        plan.Images[0].Caption!.Lint.IsClean.Should().BeTrue();
    }

    [Test]
    public void Names_are_unique_since_captions_are_found_by_them() =>
        PreparationPlanner.Plan(Photos.Set(Photos.Of("01.jpg", 600, 600), Photos.Of("01.png", 600, 600), Photos.Of("b/01.webp", 600, 600)), new() { Format = PreparedFormat.Jpeg })
            .Images.Select(image => image.Name).Should().Equal("01.jpg", "01-2.jpg", "b_01.jpg");

    [Test]
    public void A_dry_run_is_the_plan_in_words()
    {
        var set = Photos.Set([Photos.Of("01.jpg", 4032, 3024), Photos.Of("02.jpg", 2000, 2000)], Photos.Drop("02.jpg", AdviceCodes.FaceBlurred));

        PreparationPlanner.Plan(set, new()).ToString().Should().Be(
            """
            1 images of 1 photos, 1 left out
              01.png: 01.jpg 4014×3024+9+0 → 1168×880, the shape of flux16 that loses least: 0.4 %
              - 02.jpg: Unsuitable (FACE_BLURRED blurry: focus 0.031, below 0.05; retake it.)
            """);
    }

    [Test]
    public void Whatever_the_photos_no_image_reaches_out_of_its_photo_or_is_enlarged_beyond_the_policy() =>
        Gen.Select(Gen.Int[1, 9000], Gen.Int[1, 9000], Gen.Double[-0.3, 1.1], Gen.Double[-0.3, 1.1], Gen.Double[0.001, 1.5], Gen.Double[0.001, 1.5]).Sample(
            (width, height, left, top, across, down) =>
            {
                var plan = PreparationPlanner.Plan(Photos.Set(Photos.Of("01.jpg", width, height, Photos.Face(left, top, across, down))), CloseUps);
                foreach (var image in plan.Images)
                {
                    image.Crop.IsWithin(width, height).Should().BeTrue("{0}", image);
                    image.Scale.Should().BeLessThanOrEqualTo(1 + 1e-9);
                    if (image.Kind == PreparedImageKind.CloseUp) image.Crop.Width.Should().BeGreaterThanOrEqualTo(Math.Min(512, Math.Min(width, height)));
                }

                (plan.Images.Count > 0 ^ plan.Dropped.Count > 0).Should().BeTrue("a photo is used or dropped");
            },
            iter: 20_000);
}
