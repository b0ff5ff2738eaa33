using Astria.Flux.Imaging.Captions;
using Astria.Flux.Imaging.Preparation;
using Astria.Flux.Imaging.Probing;
using Astria.Flux.Imaging.Sets;
using Astria.Flux.Training;

namespace Astria.Flux.Imaging.Tests.Preparation;

/// <summary>Who captions photos is the app's choice.</summary>
internal sealed class SetCaptionsTests
{
    private static readonly CaptionSubject Subject = new("ohwx", "man");

    [Test]
    public async Task Photos_without_a_caption_get_the_captioners_words()
    {
        var captioner = new Words(image => $"a man in {image.Name}");

        var set = await SetCaptions.WithCaptionsAsync(Photos.Set(Photo("01.jpg"), Photo("02.jpg")), captioner, Subject);

        set.Photos.Select(photo => photo.Image.Caption).Should().Equal("a man in 01.jpg", "a man in 02.jpg");
        captioner.Subjects.Should().AllBeEquivalentTo(Subject);
    }

    [Test]
    public async Task A_caption_that_is_there_stays_and_nobody_is_asked()
    {
        var captioner = new Words(_ => "other words");

        var set = await SetCaptions.WithCaptionsAsync(Photos.Set(Photo("01.jpg", "ohwx man on a pier"), Photo("02.jpg", " ")), captioner, Subject);

        set.Photos.Select(photo => photo.Image.Caption).Should().Equal("ohwx man on a pier", "other words");
        captioner.Asked.Should().Equal("02.jpg");
    }

    [TestCase(null)]
    [TestCase(" ")]
    public async Task Where_the_captioner_has_no_words_the_caption_is_put_together_from_facts(string? words)
    {
        var set = await SetCaptions.WithCaptionsAsync(Photos.Set(Photo("01.jpg")), new Words(_ => words), Subject);

        set.Photos[0].Image.Caption.Should().BeNull();
        var caption = PreparationPlanner.Plan(set, new() { Subject = Subject }).Images.Single().Caption!;
        caption.Origin.Should().Be(CaptionOrigin.Composed);
        caption.Text.Should().StartWith("a photo of ohwx man");
    }

    [Test]
    public async Task The_captioners_words_are_trained_on_with_token_and_class()
    {
        var set = await SetCaptions.WithCaptionsAsync(Photos.Set(Photo("01.jpg")), new Words(_ => "a man on a pier"), Subject);

        var caption = PreparationPlanner.Plan(set, new() { Subject = Subject }).Images.Single().Caption!;

        (caption.Text, caption.Origin, caption.WasCompleted).Should().Be(("ohwx man on a pier", CaptionOrigin.Given, true));
    }

    [Test]
    public async Task A_photo_that_cannot_be_read_is_not_shown_to_the_captioner()
    {
        var broken = Photo("01.jpg") with { Facts = new() { Name = "01.jpg", Fault = new(ImageFaultKind.Truncated, "ends too early.") } };
        var captioner = new Words(_ => "words");

        var set = await SetCaptions.WithCaptionsAsync(Photos.Set(broken, Photo("02.jpg")), captioner, Subject);

        captioner.Asked.Should().Equal("02.jpg");
        set.Photos.Select(photo => photo.Name).Should().Equal("01.jpg", "02.jpg");
    }

    [Test]
    public async Task Advice_and_facts_go_with_the_set()
    {
        var before = Photos.Set([Photo("01.jpg")], Photos.Drop("01.jpg", "FACE_BLURRED"));

        var after = await SetCaptions.WithCaptionsAsync(before, new Words(_ => "words"), Subject);

        after.Advice.Should().Equal(before.Advice);
        after.Facts.Should().Be(before.Facts);
    }

    [Test]
    public async Task Progress_hears_of_each_photo_that_was_captioned()
    {
        var heard = new Names();

        await SetCaptions.WithCaptionsAsync(Photos.Set(Photo("01.jpg", "has one"), Photo("02.jpg"), Photo("03.jpg")), new Words(image => image.Name == "02.jpg" ? "words" : null), Subject, heard);

        heard.All.Should().Equal("02.jpg");
    }

    [Test]
    public async Task Cancellation_stops_between_photos()
    {
        using var stop = new CancellationTokenSource();
        var captioner = new Words(_ =>
        {
            stop.Cancel();
            return "words";
        });

        await FluentActions.Awaiting(() => SetCaptions.WithCaptionsAsync(Photos.Set(Photo("01.jpg"), Photo("02.jpg")), captioner, Subject, cancellationToken: stop.Token))
            .Should().ThrowAsync<OperationCanceledException>();
        captioner.Asked.Should().Equal("01.jpg");
    }

    private static TrainingPhoto Photo(string name, string? caption = null)
    {
        var photo = Photos.Of(name, 1024, 1024, Photos.Face(0.4, 0.2, 0.2, 0.2));
        return photo with { Image = photo.Image.WithCaption(caption) };
    }

    private sealed class Words(Func<TrainingImage, string?> say) : IImageCaptioner
    {
        public List<string> Asked { get; } = [];

        public List<CaptionSubject> Subjects { get; } = [];

        public ValueTask<string?> CaptionAsync(TrainingImage image, CaptionSubject subject, CancellationToken cancellationToken = default)
        {
            Asked.Add(image.Name);
            Subjects.Add(subject);
            return new(say(image));
        }
    }

    private sealed class Names : IProgress<string>
    {
        public List<string> All { get; } = [];

        public void Report(string value) => All.Add(value);
    }
}
