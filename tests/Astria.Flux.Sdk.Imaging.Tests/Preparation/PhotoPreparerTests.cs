using Astria.Flux.Imaging.Archives;
using Astria.Flux.Imaging.Preparation;
using Astria.Flux.Imaging.Probing;
using Astria.Flux.Imaging.Resampling;
using Astria.Flux.Imaging.Sets;
using Astria.Flux.Planning;
using Astria.Flux.Presets;
using Astria.Flux.Testing;
using Astria.Flux.Training;
using SkiaSharp;

namespace Astria.Flux.Imaging.Tests.Preparation;

internal sealed class PhotoPreparerTests
{
    private static readonly Picture Astronaut = TestFiles.Photo("astronaut.png");
    private static readonly PreparationPolicy Policy = PreparationPolicy.For(FluxPresets.Portrait, new("ohwx", "woman"));

    [Test]
    public async Task An_image_is_the_planned_piece_at_the_planned_size_to_the_bit()
    {
        var set = SetOf(Photo("01.png", 900, 700));
        var plan = PreparationPlanner.Plan(set, Policy);

        var images = await Run(plan, set);

        images.Select(image => image.Image.Name).Should().Equal("01.png", "01-closeup.png");
        foreach (var image in images)
        {
            var picture = PictureCodec.Decode(await image.Image.ReadAsync(), image.Image.Name);
            (picture.Width, picture.Height).Should().Be((image.Plan.Bucket.Width, image.Plan.Bucket.Height));
            var source = PictureCodec.Decode(await set.Photos[0].Image.ReadAsync(), "01.png");
            var expected = LanczosResampler.Resize(source, image.Plan.Crop, picture.Width, picture.Height, CancellationToken.None);
            picture.Rgba.SequenceEqual(expected.Rgba).Should().BeTrue();
        }
    }

    [Test]
    public async Task What_preparation_announces_is_what_training_uses()
    {
        var set = SetOf(Photo("01.png", 900, 700), Faceless("02.png"), Photo("03.png", 800, 900), Broken("04.png"));
        var preparation = PreparationPlanner.Plan(set, Policy);
        var training = new TrainingPlanner().PlanFor("woman", preparation.Facts, null);
        using var engine = new FakeEngineFolder();

        var images = await TrainingFolder.WriteAsync(engine.Path, Packed(new PhotoPreparer([new PlainCodec()]).RunAsync(preparation, set)), ArchiveLayout.AiToolkit);
        await engine.Fake.SubmitAsync(new TrainingRequest(training, images));

        training.ImageCount.Should().Be(4).And.Be(images.Count);
        training.UsedImages.Should().Equal("01.png", "01-closeup.png", "03.png", "03-closeup.png").And.Equal(images.Select(image => image.Name));
        training.UnusedImages.Select(image => (image.Name, image.Cause)).Should().Equal(("02.png", UnusedImageCause.NoFace), ("04.png", UnusedImageCause.Unreadable));
        engine.Fake.Trainings.Single().Images.Select(image => image.Caption).Should().AllSatisfy(caption => caption.Should().Contain("ohwx woman"));
        Directory.EnumerateFiles(engine.Path).Should().HaveCount(8, "each image has its caption, and nothing else lies there");
    }

    [Test]
    public async Task Nothing_of_a_photo_s_metadata_is_left()
    {
        var jpeg = TestPictures.JpegWithOrientation(TestPictures.Quarters(640, 520), 6);
        var photo = new TrainingPhoto(
            TrainingImage.FromBytes("01.jpg", jpeg),
            new() { Name = "01.jpg", Header = new() { Format = ImageFormat.Jpeg, Width = 640, Height = 520, Orientation = (ExifOrientation)6 } });
        foreach (var format in Enum.GetValues<PreparedFormat>())
        {
            var set = SetOf(photo);
            var image = (await Run(PreparationPlanner.Plan(set, new() { Format = format }), set)).Single();

            var bytes = await image.Image.ReadAsync();
            foreach (var mark in new[] { "Exif", "eXIf", "iCCP", "ICC_PROFILE", "tEXt", "iTXt", "http", "ICCP", "XMP " })
                bytes.AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(mark)).Should().Be(-1, "{0} has no {1}", format, mark);
            var upright = PictureCodec.Decode(bytes, "again");
            upright.Height.Should().BeGreaterThan(upright.Width);
            upright.At(0.75, 0.25).R.Should().BeGreaterThan(200, "orientation 6 brings red to the upper right");
        }
    }

    [Test]
    public async Task Lossless_formats_keep_each_pixel_and_have_three_channels()
    {
        var set = SetOf(Photo("01.png", 528, 528));
        foreach (var format in new[] { PreparedFormat.Png, PreparedFormat.WebP })
        {
            var bytes = await (await Run(PreparationPlanner.Plan(set, new() { Format = format }), set)).Single().Image.ReadAsync();

            PictureCodec.Decode(bytes, "again").Rgba.SequenceEqual(Astronaut528().Rgba).Should().BeTrue();
            using var codec = SKCodec.Create(new SKMemoryStream(bytes));
            codec.Info.AlphaType.Should().Be(SKAlphaType.Opaque);
        }
    }

    [Test]
    public async Task What_is_transparent_lies_on_white()
    {
        var clear = PictureCodec.EncodePng(new Picture(512, 512, new byte[512 * 512 * 4]));
        var set = SetOf(new TrainingPhoto(TrainingImage.FromBytes("01.png", clear), new() { Name = "01.png", Header = new() { Format = ImageFormat.Png, Width = 512, Height = 512 } }));

        var picture = PictureCodec.Decode(await (await Run(PreparationPlanner.Plan(set, new()), set)).Single().Image.ReadAsync(), "again");

        picture.At(0.5, 0.5).Should().Be(TestPictures.White);
    }

    [Test]
    public async Task A_photo_is_decoded_once_a_quarter_larger_than_its_images_need()
    {
        var set = SetOf(Photo("01.png", 2000, 1600));
        var codec = new PlainCodec();

        await Run(PreparationPlanner.Plan(set, Policy), set, codec);

        // The whole needs 512² of 2000 × 1600, the close-up 512 of 800 pixels.
        codec.Scales.Should().ContainSingle().Which.Should().BeApproximately(0.8, 0.01);
    }

    [Test]
    public async Task Masks_come_from_the_app_and_go_with_the_images()
    {
        var set = SetOf(Photo("01.png", 600, 600));
        var plan = PreparationPlanner.Plan(set, new());
        var preparer = new PhotoPreparer([new PlainCodec()], new LeftHalf());

        var image = await Single(preparer.RunAsync(plan, set));

        var mask = PictureCodec.Decode(await image.Mask!.ReadAsync(), "mask");
        (mask.Width, mask.Height).Should().Be((image.Plan.Bucket.Width, image.Plan.Bucket.Height));
        mask.At(0.2, 0.5).Should().Be(TestPictures.White);
        mask.At(0.8, 0.5).R.Should().Be(0);
    }

    [Test]
    public async Task Progress_is_told_for_each_image()
    {
        var set = SetOf(Photo("01.png", 900, 700), Photo("02.png", 900, 700));
        var heard = new Heard();

        await foreach (var image in new PhotoPreparer([new PlainCodec()]).RunAsync(PreparationPlanner.Plan(set, Policy), set, heard)) _ = image;

        heard.All.Should().Equal(new(1, 4, "01.png"), new(2, 4, "01-closeup.png"), new(3, 4, "02.png"), new PreparationProgress(4, 4, "02-closeup.png"));
    }

    [Test]
    public async Task No_more_photos_are_in_memory_than_are_worked_on()
    {
        var set = SetOf([.. Enumerable.Range(0, 12).Select(i => Photo($"{i:D2}.png", 600, 600))]);
        var codec = new PlainCodec();

        await Run(PreparationPlanner.Plan(set, new()), set, codec, parallelism: 3);

        codec.MostAtOnce.Should().BeLessThanOrEqualTo(3);
    }

    [Test]
    public async Task Photos_that_nobody_asks_for_yet_are_not_decoded()
    {
        var set = SetOf([.. Enumerable.Range(0, 12).Select(i => Photo($"{i:D2}.png", 600, 600))]);
        var codec = new PlainCodec();

        await foreach (var image in new PhotoPreparer([codec], parallelism: 2).RunAsync(PreparationPlanner.Plan(set, new()), set))
        {
            _ = image;
            break;
        }

        codec.Scales.Count.Should().BeLessThanOrEqualTo(3);
    }

    [Test]
    public async Task Cancellation_stops_the_work()
    {
        using var stop = new CancellationTokenSource();
        var set = SetOf([.. Enumerable.Range(0, 6).Select(i => Photo($"{i:D2}.png", 600, 600))]);
        var codec = new PlainCodec { OnDecode = stop.Cancel };

        var act = async () =>
        {
            await foreach (var image in new PhotoPreparer([codec], parallelism: 1).RunAsync(PreparationPlanner.Plan(set, new()), set, cancellationToken: stop.Token)) _ = image;
        };

        await act.Should().ThrowAsync<OperationCanceledException>();
        codec.Scales.Should().ContainSingle();
    }

    [Test]
    public void A_plan_for_other_photos_is_refused_before_anything_is_read()
    {
        var plan = PreparationPlanner.Plan(SetOf(Photo("01.png", 600, 600), Photo("02.png", 900, 900)), new());

        FluentActions.Invoking(() => new PhotoPreparer([new PlainCodec()]).RunAsync(plan, SetOf(Photo("02.png", 700, 700))))
            .Should().Throw<ArgumentException>().WithMessage("*01.png, 02.png*");
    }

    private static Picture Astronaut528() => LanczosResampler.Resize(Astronaut, 528, 528);

    private static TrainingSet SetOf(params TrainingPhoto[] photos) => Photos.Set(photos);

    private static TrainingPhoto Photo(string name, int width, int height) => new(
        TrainingImage.FromBytes(name, PictureCodec.EncodePng(LanczosResampler.Resize(Astronaut, width, height))),
        Photos.Of(name, width, height, Photos.Face(0.4, 0.1, 0.2, 0.25)).Facts);

    private static TrainingPhoto Faceless(string name) => Photos.Of(name, 900, 900);

    private static TrainingPhoto Broken(string name) => new(TrainingImage.FromBytes(name, new byte[] { 1 }), new() { Name = name, Fault = new(ImageFaultKind.Corrupt, "is damaged.") });

    private static async Task<List<PreparedImage>> Run(PreparationPlan plan, TrainingSet set, PlainCodec? codec = null, int? parallelism = null)
    {
        var images = new List<PreparedImage>();
        await foreach (var image in new PhotoPreparer([codec ?? new()], parallelism: parallelism).RunAsync(plan, set)) images.Add(image);
        return images;
    }

    private static async Task<PreparedImage> Single(IAsyncEnumerable<PreparedImage> images)
    {
        await foreach (var image in images) return image;
        throw new InvalidOperationException("There is none.");
    }

    private static async IAsyncEnumerable<PackedImage> Packed(IAsyncEnumerable<PreparedImage> images)
    {
        await foreach (var image in images) yield return image.Pack();
    }

    private sealed class LeftHalf : ISubjectMasker
    {
        public ValueTask<Picture?> MaskAsync(Picture picture, PlannedImage image, CancellationToken cancellationToken = default)
        {
            var rgba = new byte[picture.Rgba.Length];
            for (var i = 0; i < rgba.Length; i += 4)
                rgba.AsSpan(i, 3).Fill((byte)(i / 4 % picture.Width < picture.Width / 2 ? 255 : 0));
            for (var i = 3; i < rgba.Length; i += 4) rgba[i] = 255;
            return new(new Picture(picture.Width, picture.Height, rgba));
        }
    }

    private sealed class Heard : IProgress<PreparationProgress>
    {
        public List<PreparationProgress> All { get; } = [];

        public void Report(PreparationProgress value) => All.Add(value);
    }

    private sealed class FakeEngineFolder : IDisposable
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("flux-prepared-");

        public FakeFluxEngine Fake { get; } = new();

        public string Path => _folder.FullName;

        public void Dispose() => _folder.Delete(recursive: true);
    }
}
