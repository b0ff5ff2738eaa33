using Astria.Flux.Imaging.Archives;
using Astria.Flux.Training;
using CsCheck;

namespace Astria.Flux.Imaging.Tests.Archives;

/// <summary>What users, or somebody who means harm, may hand over as a zip.</summary>
internal sealed class HostileArchiveTests
{
    private const int OffsetOfFlags = 8;
    private const int OffsetOfMethod = 10;
    private const int OffsetOfLength = 24;

    [TestCase("../01.png", "*climbs out*")]
    [TestCase("photos/../../01.png", "*climbs out*")]
    [TestCase("..\\01.png", "*climbs out*")]
    [TestCase("photos\\..\\..\\01.png", "*climbs out*")]
    [TestCase("/etc/01.png", "*absolute*")]
    [TestCase("\\\\server\\share\\01.png", "*absolute*")]
    [TestCase("C:\\01.png", "*absolute*")]
    [TestCase("C:01.png", "*absolute*")]
    [TestCase("01.png:stream", "*absolute*")]
    [TestCase("a//01.png", "*another on some systems*")]
    [TestCase("./01.png", "*another on some systems*")]
    [TestCase("photos./01.png", "*another on some systems*")]
    [TestCase("01.png ", "*another on some systems*")]
    [TestCase("NUL.png", "*device*")]
    [TestCase("photos/com1.jpg", "*device*")]
    [TestCase("a/b/c/d/e/f/g/h/i/01.png", "*9 folders deep*")]
    [TestCase("01\u0000.png", "*control characters*")]
    [TestCase("01\u001b[2J.png", "*control characters*")]
    public async Task A_path_that_means_harm_is_refused(string path, string expected) =>
        await Refused(Zips.Of((path, Zips.Photo)), expected);

    [Test]
    public async Task Every_fault_is_listed_with_its_entry()
    {
        var zip = Zips.Of(("../a.png", Zips.Photo), ("fine.png", Zips.Photo), ("/b.png", Zips.Photo));

        var refused = await Refused(zip, "*");

        refused.Faults.Select(fault => fault.Place).Should().Equal("../a.png", "/b.png");
        refused.Message.Should().StartWith("photos.zip is refused; nothing of it was taken.");
    }

    [Test]
    public async Task A_link_is_refused() =>
        await Refused(Zips.With([("01.png", Zips.Text("/etc/passwd"))], entry => entry.ExternalAttributes = unchecked((int)0xA1FF0000)), "*is a link*");

    [Test]
    public async Task An_encrypted_entry_is_refused() =>
        await Refused(Zips.Patch(Zips.Of(("01.png", Zips.Photo)), OffsetOfFlags, 1, 0), "*encrypted*");

    [Test]
    public async Task Two_entries_of_one_name_are_refused_whatever_their_letter_case()
    {
        await Refused(Zips.Of(("01.png", Zips.Photo), ("01.png", Zips.Photo)), "*there twice*");
        await Refused(Zips.Of(("01.png", Zips.Photo), ("01.PNG", Zips.Photo)), "*there twice*");
    }

    [Test]
    public async Task A_bomb_is_refused_before_it_goes_off() =>
        await Refused(Zips.Of(("01.png", new byte[8 << 20])), "*a bomb*");

    [Test]
    public async Task An_entry_that_is_too_large_is_refused() =>
        await Refused(Zips.Of(("01.png", new byte[2000])), "*unpacks to 2000 bytes; at most 1000*", new() { MostEntryBytes = 1000 });

    [Test]
    public async Task Entries_that_are_too_large_together_are_refused() =>
        await Refused(Zips.Of(("01.png", new byte[900]), ("02.png", new byte[900])), "*unpack to 1800 bytes*", new() { MostTotalBytes = 1000 });

    [Test]
    public async Task Too_many_entries_are_refused() =>
        await Refused(Zips.Of([.. Enumerable.Range(0, 11).Select(i => ($"{i}.png", Zips.Photo))]), "*11 entries*at most 10*", new() { MostEntries = 10 });

    [Test]
    public async Task Entries_that_share_their_bytes_are_refused() =>
        await Refused(Zips.Overlapping(Zips.Photo, 20), "*overlap*");

    [Test]
    public async Task An_entry_that_unpacks_to_more_than_it_announces_stops_there()
    {
        var zip = Zips.Patch(Zips.Of(("01.png", new byte[500_000])), OffsetOfLength, 100, 0, 0, 0);

        var found = await TrainingArchive.ReadBytesAsync("photos.zip", zip);

        (await found.Images.Single().ReadAsync()).Should().HaveCountLessThanOrEqualTo(100);
    }

    [Test]
    public async Task An_entry_whose_bytes_are_damaged_says_so()
    {
        var zip = Zips.Of(("01.png", [.. Enumerable.Range(0, 5000).Select(i => (byte)(i * i / 7))]));
        zip.AsSpan(40, 60).Fill(0xFF);

        var found = await TrainingArchive.ReadBytesAsync("photos.zip", zip);

        await FluentActions.Awaiting(() => found.Images.Single().ReadAsync()).Should().ThrowAsync<IOException>().WithMessage("*damaged*");
    }

    [Test]
    public async Task A_packing_that_is_not_known_is_an_error_of_that_entry()
    {
        var zip = Zips.Patch(Zips.Of(("01.png", Zips.Photo)), OffsetOfMethod, 12, 0);

        var act = async () => await (await TrainingArchive.ReadBytesAsync("photos.zip", zip)).Images.Single().ReadAsync();

        await act.Should().ThrowAsync<IOException>();
    }

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(21)]
    [TestCase(100)]
    public async Task What_is_no_zip_is_refused(int length) =>
        await Refused(new byte[length], "*no zip archive*");

    [Test]
    public async Task A_zip_cut_short_is_refused()
    {
        var zip = Zips.Of(("01.png", Zips.Photo));

        await Refused(zip[..^30], "*photos.zip*");
    }

    [Test]
    public async Task A_directory_longer_than_it_announces_is_refused_before_it_is_read()
    {
        var zip = Zips.Of([.. Enumerable.Range(0, 500).Select(i => ($"{i:D200}.png", Zips.Photo))]);
        var end = Zips.Find(zip, 0x06054B50);
        byte[] one = [1, 0];
        one.CopyTo(zip, end + 8);
        one.CopyTo(zip, end + 10);

        await Refused(zip, "*", new() { MostEntries = 10 });
    }

    [Test]
    public async Task Junk_is_passed_over_and_named()
    {
        var zip = Zips.Of(
            ("photos/01.png", Zips.Photo), ("__MACOSX/photos/._01.png", Zips.Photo), ("photos/._01.png", Zips.Photo), ("photos/.DS_Store", [1]),
            ("photos/Thumbs.db", [1]), ("desktop.ini", [1]), ("photos/notes.pdf", [1]), ("inner.zip", [1]), ("photos/01_mask.png", Zips.Photo), ("reg/cat.png", Zips.Photo));

        var found = await TrainingArchive.ReadBytesAsync("photos.zip", zip);

        found.Images.Select(image => image.Name).Should().Equal("photos/01.png");
        found.Skipped.Should().HaveCount(8);
        found.Skipped.Should().Contain(new SkippedFile("inner.zip", "no picture by its name"));
        found.Masks.Should().ContainSingle().Which.Should().Match<KeyValuePair<string, TrainingImage>>(pair => pair.Key == "photos/01.png" && pair.Value.Name == "photos/01_mask.png");
    }

    [Test]
    public async Task A_caption_that_is_endless_or_no_text_is_passed_over()
    {
        var zip = Zips.Of(("01.png", Zips.Photo), ("01.txt", new byte[70_000]), ("02.png", Zips.Photo), ("02.txt", [0xC3, 0x28]));

        var found = await TrainingArchive.ReadBytesAsync("photos.zip", zip);

        found.Images.Should().AllSatisfy(image => image.Caption.Should().BeNull());
        found.Skipped.Select(file => file.Name).Should().Equal("01.txt", "02.txt");
    }

    [Test]
    public void No_change_of_bytes_makes_it_crash_or_unpack_without_end()
    {
        var zip = Zips.Of(("photos/01.png", Zips.Photo), ("photos/01.txt", Zips.Text("ohwx man in a park")), ("02.png", Zips.Photo));
        var limits = new ArchiveLimits { MostEntryBytes = 1 << 20, MostTotalBytes = 4 << 20, MostEntries = 20 };

        Gen.Select(Gen.Int[0, zip.Length - 1], Gen.Byte).Array[1, 8].Sample(
            changes =>
            {
                var mutant = (byte[])zip.Clone();
                foreach (var (at, value) in changes) mutant[at] = value;
                try
                {
                    var found = TrainingArchive.ReadBytesAsync("photos.zip", mutant, limits).GetAwaiter().GetResult();
                    foreach (var image in found.Images)
                        image.ReadAsync().GetAwaiter().GetResult().Length.Should().BeLessThanOrEqualTo(1 << 20);
                }
                catch (Exception e) when (e is ArchiveException or IOException)
                {
                }
            },
            iter: 20_000);
    }

    private static async Task<ArchiveException> Refused(byte[] zip, string expected, ArchiveLimits? limits = null) =>
        (await FluentActions.Awaiting(() => TrainingArchive.ReadBytesAsync("photos.zip", zip, limits)).Should().ThrowAsync<ArchiveException>().WithMessage(expected)).Which;
}
