using Astria.Flux.Planning;
using Astria.Flux.Presets;
using Astria.Flux.Training;

namespace Astria.Flux.Tests.Planning;

internal sealed class TrainingSetFactsTests
{
    private static readonly TrainingPlanner Planner = new();

    private static readonly TrainingSetFacts Folder = TrainingSetFacts.FromFileNames(
        ["01.jpg", "01.txt", "02.PNG", "02_mask.png", "03.webp", "masks/03.png", "04.heic", "reg/other.jpg", "notes.md", "__MACOSX/._01.jpg", "._02.png", "05.jpeg", "05.caption", "01.jpg"]);

    [Test]
    public void Captions_masks_and_regularisation_pictures_are_no_images()
    {
        Folder.Images.Select(image => image.Name).Should().Equal("01.jpg", "02.PNG", "03.webp", "04.heic", "05.jpeg", "01.jpg");
        Folder.Should().BeEquivalentTo(new { Captions = 2, Masks = 2, RegularisationImages = 1, OtherFiles = 3, UsableImages = 4 });
    }

    [TestCase("a-masklabel.png")]
    [TestCase("mask/a.png")]
    [TestCase("a-mask.webp")]
    [TestCase("Masks\\a.jpg")]
    public void Masks_are_known_by_the_conventions_of_other_trainers(string name) => TrainingSetFacts.FromFileNames(["a.jpg", name]).Masks.Should().Be(1);

    [TestCase("halloween_mask.jpg")]
    [TestCase("set/a-mask.png")]
    public void A_photo_whose_name_ends_as_a_masks_does_is_never_dropped_without_a_word(string name)
    {
        var facts = TrainingSetFacts.FromFileNames(["a.jpg", name]);

        facts.Should().BeEquivalentTo(new { Masks = 0, UsableImages = 1 });
        facts.Images[1].Should().BeEquivalentTo(new { Name = name, Problem = UnusedImageCause.MaskWithoutImage, Detail = "rename it if it is a photo" });
    }

    [TestCase("reg/a.png")]
    [TestCase("Regularization/a.png")]
    [TestCase("set/class/a.png")]
    public void So_are_regularisation_pictures(string name) => TrainingSetFacts.FromFileNames([name]).RegularisationImages.Should().Be(1);

    [Test]
    public void Only_usable_images_make_steps_and_the_others_are_named_with_their_cause()
    {
        var plan = Planner.Plan(Folder, FluxPresets.Portrait, null);

        plan.ImageCount.Should().Be(4);
        plan.UsedImages.Should().Equal("01.jpg", "02.PNG", "03.webp", "05.jpeg");
        plan.UnusedImages.Select(image => (image.Name, image.Cause)).Should().Equal(("04.heic", UnusedImageCause.UnsupportedFormat), ("01.jpg", UnusedImageCause.Duplicate));
        plan.Reasons.Where(reason => reason.Kind == PlanReasonKind.UnusedImage).Select(reason => reason.Values["cause"]).Should().Equal("UnsupportedFormat", "Duplicate");
        plan.Reasons.Single(reason => reason.Kind == PlanReasonKind.NotCounted).Values.Should().Contain(new KeyValuePair<string, object>("captions", 2L)).And.Contain(new KeyValuePair<string, object>("regularisation", 1L));
    }

    [TestCase("b.txt", 1, 0, 0, 0)]
    [TestCase("a_mask.png", 0, 1, 0, 0)]
    [TestCase("reg/b.png", 0, 0, 1, 0)]
    [TestCase("b.md", 0, 0, 0, 1)]
    [TestCase("b.txt a_mask.png", 1, 1, 0, 0)]
    [TestCase("b.txt reg/b.png", 1, 0, 1, 0)]
    [TestCase("b.txt b.md", 1, 0, 0, 1)]
    public void Whatever_is_not_counted_is_said_with_its_number(string files, long captions, long masks, long regularisation, long others) =>
        Planner.Plan(TrainingSetFacts.FromFileNames(["a.jpg", .. files.Split(' ')]), null, null).Reasons.Single(reason => reason.Kind == PlanReasonKind.NotCounted).Values
            .Should().BeEquivalentTo(new Dictionary<string, object> { ["captions"] = captions, ["masks"] = masks, ["regularisation"] = regularisation, ["others"] = others });

    [Test]
    public void Where_everything_counts_nothing_is_said() =>
        Planner.Plan(TrainingSetFacts.FromFileNames(["a.jpg"]), null, null).Reasons.Should().NotContain(reason => reason.Kind == PlanReasonKind.NotCounted);

    [TestCase("man", 11, 1)]
    [TestCase(" Woman ", 11, 1)]
    [TestCase("cat", 12, 0)]
    public void A_person_needs_a_face_where_the_preset_trains_on_faces(string subject, int used, int unused)
    {
        var facts = new TrainingSetFacts { Images = [.. Enumerable.Range(1, 12).Select(i => new TrainingImageFacts($"{i}.jpg") { HasFace = i == 7 ? false : i == 8 ? null : true })] };

        var plan = Planner.Plan(facts, FluxPresets.Portrait, new() { SubjectClass = subject });

        plan.ImageCount.Should().Be(used);
        plan.UnusedImages.Should().Equal(Enumerable.Repeat(new UnusedImage("7.jpg", UnusedImageCause.NoFace), unused));
        Planner.Plan(facts, FluxPresets.Fast, new() { SubjectClass = subject }).ImageCount.Should().Be(12);
    }

    [Test]
    public void The_recommended_preset_goes_by_the_usable_images()
    {
        var facts = new TrainingSetFacts { Images = [.. Enumerable.Range(1, 20).Select(i => new TrainingImageFacts($"{i}.jpg") { Problem = i == 1 ? UnusedImageCause.Unreadable : null })] };

        Planner.PlanFor("man", facts, null).Preset.Should().BeSameAs(FluxPresets.Portrait);
        Planner.PlanFor("man", facts with { Images = [.. facts.Images, new("21.jpg")] }, null).Preset.Should().BeSameAs(FluxPresets.High);
    }

    [Test]
    public void Without_a_usable_image_every_one_is_named() =>
        FluentActions.Invoking(() => Planner.Plan(TrainingSetFacts.FromFileNames(["a.heic", "b.gif", "c.txt"]), null, null))
            .Should().Throw<FluxPolicyException>().Which.Faults.Select(fault => fault.Place).Should().Equal("a.heic", "b.gif");

    [Test]
    public void Why_an_image_is_not_used_is_said_with_what_is_known()
    {
        var facts = new TrainingSetFacts { Images = [new("a.jpg") { Problem = UnusedImageCause.Unreadable }, new("b.jpg") { Problem = UnusedImageCause.Duplicate, Detail = "as a.jpg" }] };

        FluentActions.Invoking(() => Planner.Plan(facts, null, null)).Should().Throw<FluxPolicyException>().Which.Faults.Select(fault => fault.Problem)
            .Should().Equal("isn't used: Unreadable.", "isn't used: Duplicate (as a.jpg).");
    }

    [Test]
    public void An_unused_image_says_its_cause_and_what_is_known() =>
        new[] { new UnusedImage("a.jpg", UnusedImageCause.NoFace), new UnusedImage("b.jpg", UnusedImageCause.Duplicate, "as a.jpg") }.Select(image => image.ToString())
            .Should().Equal("a.jpg: NoFace", "b.jpg: Duplicate (as a.jpg)");

    [TestCase("man")]
    [TestCase("style")]
    public void Without_an_image_that_is_said_of_every_subject(string subject) =>
        FluentActions.Invoking(() => Planner.PlanFor(subject, new TrainingSetFacts(), null)).Should().Throw<FluxPolicyException>().WithMessage("*are none*");

    [Test]
    public void Without_an_image_at_all_that_is_said() =>
        FluentActions.Invoking(() => Planner.Plan(new TrainingSetFacts(), null, null)).Should().Throw<FluxPolicyException>().WithMessage("*are none*");

    [Test]
    public void A_request_with_an_image_that_the_plan_left_out_is_refused()
    {
        var plan = Planner.Plan(TrainingSetFacts.FromFileNames(["a.jpg", "b.heic"]), null, null);

        new TrainingRequest(plan, [TrainingImage.FromBytes("b.heic", new byte[1])]).Validate().Should().ContainSingle().Which.ToString().Should().Contain("b.heic").And.Contain("UnsupportedFormat");
        new TrainingRequest(plan, [TrainingImage.FromBytes("a.jpg", new byte[1])]).Validate().Should().BeEmpty();
    }

    [Test]
    public void Reasons_bring_their_values_for_translation()
    {
        var reasons = Planner.Plan(15, FluxPresets.Portrait).Reasons;

        reasons[0].Values.ToString().Should().Be("preset=portrait, revision=2025-06");
        reasons[1].Values.ToString().Should().Be("reason=Rule, steps=405, rule=27 steps per image, at least 300");
        reasons[2].Values.ToString().Should().Be("exposures=108, steps=405, batch=4, images=15");
        reasons.Should().Equal(Planner.Plan(15, FluxPresets.Portrait).Reasons);
        FluentActions.Invoking(() => reasons[0].Values["colour"]).Should().Throw<KeyNotFoundException>().WithMessage("*'colour'*preset, revision*");
    }

    [Test]
    public void A_plan_records_its_expansion_ready_for_a_file()
    {
        var notes = Planner.Plan(15, FluxPresets.Portrait).Metadata();

        notes["astria.preset"].Should().Be("portrait");
        notes["astria.revision"].Should().Be("2025-06");
        notes["astria.steps"].Should().Be("405");
        PresetExpansion.IsIntact(notes["astria.preset_json"], notes["astria.preset_sha256"]).Should().BeTrue();
        notes.Should().NotContainKey("astria.lora_json");
    }

    [Test]
    public void Values_the_caller_changed_are_recorded_beside_the_preset() =>
        Planner.Plan(15, FluxPresets.Portrait, new() { Lora = FluxPresets.Portrait.Lora with { Rank = 32 } }).Metadata()["astria.lora_json"].Should().Contain("\"rank\":32");

    [Test]
    public void A_job_carries_the_notes_of_its_plan_to_another_process()
    {
        var plan = Planner.Plan(1, FluxPresets.Portrait, new() { Token = "zwx", SubjectClass = "cat", Lora = FluxPresets.Portrait.Lora with { BatchSize = 1 } });
        var job = TrainingJob.For(new(plan, [TrainingImage.FromBytes("a.jpg", new byte[1])]) { Token = plan.Token, SubjectClass = plan.SubjectClass }, "1", "local", default);

        plan.Metadata().Should().Contain(TrainingJob.Parse(job.ToJson()).Metadata()).And.HaveCount(job.Metadata().Count + 1, "only the images aren't known to a handle");
        job.LoraJson.Should().Contain("\"batchSize\":1");
    }

    [Test]
    public void A_handle_of_an_older_version_has_the_notes_it_can_have() =>
        TrainingJob.Parse("""{"id":"1","engine":"local","preset":"portrait","token":"ohwx","subjectClass":"man","submittedAt":"2026-01-01T00:00:00Z"}""").Metadata()
            .Should().BeEquivalentTo(new Dictionary<string, string> { ["astria.preset"] = "portrait", ["astria.token"] = "ohwx", ["astria.subject_class"] = "man" });

    [Test]
    public void A_job_records_the_expansion()
    {
        var plan = Planner.Plan(1, FluxPresets.Portrait);
        var job = TrainingJob.For(new(plan, [TrainingImage.FromBytes("a.jpg", new byte[1])]), "1", "local", default);

        job.PresetSha256.Should().Be(plan.Expansion.Sha256);
        TrainingJob.Parse(job.ToJson()).PresetJson.Should().Be(plan.Expansion.Json);
    }
}
