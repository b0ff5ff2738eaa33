using Astria.Flux.Imaging.Advice;
using Astria.Flux.Imaging.Sets;
using Astria.Flux.Planning;
using Astria.Flux.Presets;
using Astria.Flux.Training;

namespace Astria.Flux.Imaging.Tests.Sets;

internal sealed class TrainingSetTests
{
    [Test]
    public async Task A_folder_of_photos_becomes_a_set_with_facts_and_advice_for_each()
    {
        var set = await TrainingSet.LoadAsync(Path.GetDirectoryName(TestFiles.PathOf("Photos", "astronaut.png"))!, new TrainingSetOptions { Parallelism = 2 });

        set.Photos.Should().HaveCount(21).And.BeInAscendingOrder(photo => photo.Name, StringComparer.Ordinal);
        set.AdviceFor("truncated.jpg").Should().Contain(advice => advice.Code == AdviceCodes.ImageTruncated);
        set.Facts.OtherFiles.Should().Be(1, "README.md is no photo");
        set.Facts.Images.Single(image => image.Name == "truncated.jpg").Problem.Should().Be(UnusedImageCause.Unreadable);
        set.Facts.Images.Single(image => image.Name == "astronaut.heic").Problem.Should().Be(UnusedImageCause.UnsupportedFormat);
        set.UsablePhotos.Should().NotContain(photo => photo.Name == "blur4.jpg");
    }

    [Test]
    public async Task A_plan_counts_the_photos_that_can_be_used_and_hands_them_back()
    {
        var set = await TrainingSet.InspectAsync([Image("astronaut.jpg"), Image("truncated.jpg"), Image("camera.png")]);

        var plan = new TrainingPlanner().Plan(set, FluxPresets.Portrait, new() { SubjectClass = "woman" });

        plan.ImageCount.Should().Be(2);
        plan.UnusedImages.Should().ContainSingle().Which.Cause.Should().Be(UnusedImageCause.Unreadable);
        new TrainingRequest(plan, set.ImagesOf(plan)).Validate().Should().BeEmpty();
    }

    [Test]
    public async Task Progress_counts_every_photo()
    {
        var seen = new List<TrainingSetProgress>();
        var progress = new Sink(seen);

        await TrainingSet.InspectAsync([Image("astronaut.jpg"), Image("truncated.jpg")], new TrainingSetOptions { Parallelism = 1 }, progress);

        seen.Should().Equal(new TrainingSetProgress(1, 2, "astronaut.jpg"), new TrainingSetProgress(2, 2, "truncated.jpg"));
    }

    [Test]
    public async Task A_file_larger_than_allowed_is_not_read_to_its_end()
    {
        var endless = TrainingImage.FromSource("endless.jpg", _ => new(new Endless()));

        var set = await TrainingSet.InspectAsync([endless]);

        set.AdviceFor("endless.jpg").Should().ContainSingle(advice => advice.Code == AdviceCodes.ImageLimitBytes);
    }

    [Test]
    public async Task A_photo_that_cannot_be_opened_is_advice_and_no_exception()
    {
        var set = await TrainingSet.InspectAsync([TrainingImage.FromFile("/nowhere/at/all.jpg"), Image("camera.png")]);

        set.AdviceFor("all.jpg").Should().ContainSingle(advice => advice.Severity == AdviceSeverity.Drop);
        set.AdviceFor("camera.png").Should().NotContain(advice => advice.Code == AdviceCodes.ImageCorrupt);
    }

    [Test]
    public Task Two_photos_of_one_name_are_refused() =>
        FluentActions.Awaiting(() => TrainingSet.InspectAsync([Image("camera.png"), Image("camera.png")])).Should().ThrowAsync<ArgumentException>().WithMessage("*camera.png*");

    [Test]
    public Task A_folder_that_is_not_there_is_named() =>
        FluentActions.Awaiting(() => TrainingSet.LoadAsync("/nowhere/at/all")).Should().ThrowAsync<DirectoryNotFoundException>().WithMessage("*/nowhere/at/all*");

    [Test]
    public Task Cancellation_stops_the_work() =>
        FluentActions.Awaiting(() => TrainingSet.InspectAsync([Image("camera.png")], cancellationToken: new CancellationToken(canceled: true))).Should().ThrowAsync<OperationCanceledException>();

    [Test]
    public async Task The_same_facts_are_judged_for_another_purpose_without_looking_again()
    {
        var set = await TrainingSet.InspectAsync([Image("coffee.png")]);

        set.AdviceFor("coffee.png").Should().Contain(advice => advice.Code == AdviceCodes.FaceNone);
        set.JudgedFor(new() { SubjectClass = "cup" }).AdviceFor("coffee.png").Should().NotContain(advice => advice.Code == AdviceCodes.FaceNone);
    }

    private static TrainingImage Image(string name) => TrainingImage.FromFile(TestFiles.PathOf("Photos", name));

    private sealed class Sink(List<TrainingSetProgress> seen) : IProgress<TrainingSetProgress>
    {
        public void Report(TrainingSetProgress value) => seen.Add(value);
    }

    // A source that never ends and can't say how long it is.
    private sealed class Endless : MemoryStream
    {
        public override bool CanSeek => false;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(buffer.Length);
    }
}
