using System.IO.Compression;
using Astria.Flux.Imaging.Archives;
using Astria.Flux.Imaging.Captions;
using Astria.Flux.Training;

namespace Astria.Flux.Imaging.Tests.Archives;

internal sealed class TrainingArchiveTests
{
    private static readonly CaptionSubject Subject = new("ohwx", "man");

    [Test]
    public async Task What_was_packed_comes_out_again_with_its_captions()
    {
        var zip = await Pack(ArchiveLayout.Replicate, Image("01-front.png", "ohwx man, close-up"), Image("02.png", null));

        var found = await TrainingArchive.ReadBytesAsync("photos.zip", zip);

        found.Skipped.Should().BeEmpty();
        found.Images.Select(image => (image.Name, image.Caption)).Should().Equal(("01-front.png", "ohwx man, close-up"), ("02.png", null));
        (await found.Images[0].ReadAsync()).Should().Equal(Zips.Photo);
    }

    [Test]
    public async Task Replicate_gets_images_and_captions_at_the_top() =>
        Entries(await Pack(ArchiveLayout.Replicate, Masked("01.png", "a"), Image("02.png", "b"))).Should().Equal("01.png", "01.txt", "02.png", "02.txt");

    [Test]
    public async Task Fal_gets_masks_beside_the_images() =>
        Entries(await Pack(ArchiveLayout.Fal, Masked("01.png", "a"))).Should().Equal("01.png", "01.txt", "01_mask.png");

    [Test]
    public async Task Kohya_gets_a_folder_that_names_repeats_token_and_class_and_masks_of_the_images_names() =>
        Entries(await Pack(ArchiveLayout.Kohya(Subject, repeats: 10), Masked("01.png", "a")))
            .Should().Equal("img/10_ohwx man/01.png", "img/10_ohwx man/01.txt", "mask/01.png");

    [Test]
    public async Task Names_become_safe_and_unlike_because_captions_are_found_by_them() =>
        Entries(await Pack(ArchiveLayout.Replicate, Image("a/Müller (1).png", "x"), Image("b/01.jpg", "y"), Image("b_01.png", "z"), Image("../../etc/passwd.png", null), Image("写真.png", null)))
            .Should().Equal("a_Mller__1.png", "a_Mller__1.txt", "b_01.jpg", "b_01.txt", "b_01-2.png", "b_01-2.txt", "etc_passwd.png", "image.png");

    [Test]
    public async Task The_same_images_make_the_same_bytes() =>
        (await Pack(ArchiveLayout.Fal, Masked("01.png", "a"))).Should().Equal(await Pack(ArchiveLayout.Fal, Masked("01.png", "a")));

    [Test]
    public async Task A_file_trainers_would_pass_over_is_refused() =>
        await FluentActions.Awaiting(() => Pack(ArchiveLayout.Replicate, Image("01.heic", null))).Should().ThrowAsync<ArgumentException>().WithMessage("*01.heic*");

    [Test]
    public async Task A_folder_is_written_and_read_back()
    {
        using var folder = new TemporaryFolder();

        var written = await TrainingFolder.WriteAsync(folder.Path, Images(Image("01.png", "ohwx man"), Image("02.png", null)), ArchiveLayout.AiToolkit);
        var found = await TrainingFolder.ReadAsync(folder.Path);

        written.Select(image => image.Name).Should().Equal("01.png", "02.png");
        written[0].FilePath.Should().Be(Path.Combine(folder.Path, "01.png"));
        found.Images.Select(image => (image.Name, image.Caption)).Should().Equal(("01.png", "ohwx man"), ("02.png", null));
        Directory.EnumerateFiles(folder.Path, "*.part").Should().BeEmpty();
    }

    [Test]
    public async Task A_folder_with_something_in_it_is_refused_since_trainers_would_train_on_that_too()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllBytesAsync(Path.Combine(folder.Path, "old.png"), Zips.Photo);

        await FluentActions.Awaiting(() => TrainingFolder.WriteAsync(folder.Path, Images(Image("01.png", null)), ArchiveLayout.AiToolkit))
            .Should().ThrowAsync<ArgumentException>().WithMessage("*isn't empty*");
        Directory.EnumerateFiles(folder.Path).Should().ContainSingle();
    }

    [Test]
    public async Task Links_in_a_folder_are_not_followed()
    {
        using var folder = new TemporaryFolder();
        using var elsewhere = new TemporaryFolder();
        await File.WriteAllBytesAsync(Path.Combine(elsewhere.Path, "secret.png"), Zips.Photo);
        File.CreateSymbolicLink(Path.Combine(folder.Path, "01.png"), Path.Combine(elsewhere.Path, "secret.png"));
        Directory.CreateSymbolicLink(Path.Combine(folder.Path, "photos"), elsewhere.Path);

        (await TrainingFolder.ReadAsync(folder.Path)).Images.Should().BeEmpty();
    }

    [Test]
    public async Task Photos_of_one_name_in_two_folders_stay_apart()
    {
        using var folder = new TemporaryFolder();
        foreach (var inner in new[] { "a", "b" })
        {
            Directory.CreateDirectory(Path.Combine(folder.Path, inner));
            await File.WriteAllBytesAsync(Path.Combine(folder.Path, inner, "01.png"), Zips.Photo);
            await File.WriteAllTextAsync(Path.Combine(folder.Path, inner, "01.txt"), inner);
        }

        var found = await TrainingFolder.ReadAsync(folder.Path);

        found.Images.Select(image => (image.Name, image.Caption)).Should().Equal(("a/01.png", "a"), ("b/01.png", "b"));
        (await found.Images[1].ReadAsync()).Should().Equal(Zips.Photo);
    }

    [Test]
    public async Task A_folder_with_too_much_in_it_is_refused()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllBytesAsync(Path.Combine(folder.Path, "01.png"), new byte[2000]);
        await File.WriteAllBytesAsync(Path.Combine(folder.Path, "02.png"), new byte[10]);

        await FluentActions.Awaiting(() => TrainingFolder.ReadAsync(folder.Path, new() { MostEntryBytes = 1000, MostEntries = 1 }))
            .Should().ThrowAsync<ArchiveException>().WithMessage("*01.png*2000 bytes*more than 1*");
    }

    [Test]
    public async Task Packing_stops_when_it_is_cancelled() =>
        await FluentActions.Awaiting(() => TrainingArchive.WriteAsync(new MemoryStream(), Images(Image("01.png", null)), ArchiveLayout.Fal, new CancellationToken(canceled: true)))
            .Should().ThrowAsync<OperationCanceledException>();

    private static PackedImage Image(string name, string? caption) => new(TrainingImage.FromBytes(name, Zips.Photo).WithCaption(caption));

    private static PackedImage Masked(string name, string? caption) => Image(name, caption) with { Mask = TrainingImage.FromBytes("mask.png", Zips.Photo) };

    private static async IAsyncEnumerable<PackedImage> Images(params PackedImage[] images)
    {
        foreach (var image in images)
        {
            await Task.Yield();
            yield return image;
        }
    }

    private static async Task<byte[]> Pack(ArchiveLayout layout, params PackedImage[] images)
    {
        using var zip = new MemoryStream();
        (await TrainingArchive.WriteAsync(zip, Images(images), layout)).Should().Be(images.Length);
        return zip.ToArray();
    }

    private static IEnumerable<string> Entries(byte[] zip)
    {
        using var archive = new ZipArchive(new MemoryStream(zip));
        return [.. archive.Entries.Select(entry => entry.FullName)];
    }
}
