using Astria.Flux.Imaging.Archives;
using Astria.Flux.Imaging.Preparation;
using Astria.Flux.Imaging.Probing;
using Astria.Flux.Imaging.Sets;
using Astria.Flux.Imaging.Tests.Archives;
using Astria.Flux.Training;

namespace Astria.Flux.Imaging.Tests.Preparation;

/// <summary>Masks that lie beside photos become those of the prepared images.</summary>
internal sealed class FileMasksTests
{
    [Test]
    public async Task A_mask_is_cut_and_resized_as_its_photo_is()
    {
        // The left half is the subject; the plan cuts the middle third out of a photo of twice the mask's size.
        var plan = Planned(new(400, 0, 400, 600), 200, 304);

        var mask = await Masks(Half(600, 300)).MaskAsync(new Picture(200, 304, new byte[200 * 304 * 4]), plan);

        (mask!.Width, mask.Height).Should().Be((200, 304));
        mask.At(0.45, 0.5).Should().Be(TestPictures.White);
        mask.At(0.55, 0.5).R.Should().Be(0);
    }

    [Test]
    public async Task A_photo_without_a_mask_gets_none() =>
        (await new FileMasks(new Dictionary<string, TrainingImage>(), Photos.Set(Photos.Of("01.jpg", 1200, 600))).MaskAsync(TestPictures.Quarters(16, 16), Planned(new(0, 0, 600, 600), 16, 16)))
            .Should().BeNull();

    [Test]
    public async Task A_mask_of_another_shape_is_refused() =>
        await FluentActions.Awaiting(async () => await Masks(Half(300, 300)).MaskAsync(TestPictures.Quarters(16, 16), Planned(new(0, 0, 600, 600), 16, 16)))
            .Should().ThrowAsync<PictureException>().WithMessage("*01_mask.png is 300×300, its photo 01.jpg 1200×600*");

    [Test]
    public async Task A_mask_that_is_no_picture_is_refused_with_its_fault() =>
        await FluentActions.Awaiting(async () => await Masks([1, 2, 3]).MaskAsync(TestPictures.Quarters(16, 16), Planned(new(0, 0, 600, 600), 16, 16)))
            .Should().ThrowAsync<PictureException>().WithMessage("01_mask.png*");

    [Test]
    public async Task From_a_folder_to_prepared_images_masks_stay_with_their_photos()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllBytesAsync(Path.Combine(folder.Path, "01.png"), PictureCodec.EncodePng(TestPictures.Quarters(600, 600)));
        await File.WriteAllBytesAsync(Path.Combine(folder.Path, "01_mask.png"), Half(300, 300));
        await File.WriteAllBytesAsync(Path.Combine(folder.Path, "02.png"), PictureCodec.EncodePng(TestPictures.Quarters(640, 640)));
        var found = await TrainingFolder.ReadAsync(folder.Path);
        var set = new TrainingSet([.. found.Images.Select(image => new TrainingPhoto(image, Photos.Of(image.Name, image.Name == "01.png" ? 600 : 640, image.Name == "01.png" ? 600 : 640).Facts with { Header = Png(image.Name == "01.png" ? 600 : 640) }))], []);

        var made = new List<PreparedImage>();
        await foreach (var image in new PhotoPreparer(masker: new FileMasks(found.Masks, set)).RunAsync(PreparationPlanner.Plan(set, new()), set)) made.Add(image);

        made.Select(image => (image.Plan.Photo, image.Mask is null)).Should().Equal(("01.png", false), ("02.png", true));
        PictureCodec.Decode(await made[0].Mask!.ReadAsync(), "mask").At(0.2, 0.5).Should().Be(TestPictures.White);
    }

    private static ImageHeader Png(int side) => new() { Format = ImageFormat.Png, Width = side, Height = side };

    private static FileMasks Masks(byte[] mask) => new(
        new Dictionary<string, TrainingImage> { ["01.jpg"] = TrainingImage.FromBytes("01_mask.png", mask) }, Photos.Set(Photos.Of("01.jpg", 1200, 600)));

    private static PlannedImage Planned(PixelRectangle crop, int width, int height) => new()
    {
        Name = "01.png",
        Photo = "01.jpg",
        Kind = PreparedImageKind.Whole,
        Crop = crop,
        Bucket = new(width, height),
        Scale = (double)width / crop.Width,
        CropLoss = 0,
        Reason = "",
    };

    // White on the left, black on the right.
    private static byte[] Half(int width, int height)
    {
        var rgba = new byte[width * height * 4];
        for (var i = 0; i < width * height; i++)
        {
            rgba.AsSpan(i * 4, 3).Fill((byte)(i % width < width / 2 ? 255 : 0));
            rgba[(i * 4) + 3] = 255;
        }

        return PictureCodec.EncodePng(new(width, height, rgba));
    }
}
