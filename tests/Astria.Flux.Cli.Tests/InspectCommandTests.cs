using System.IO.Compression;
using System.Text.Json;
using Astria.Flux.Imaging;

namespace Astria.Flux.Cli.Tests;

internal sealed class InspectCommandTests
{
    [Test]
    public void A_table_names_each_photo_and_what_becomes_of_it()
    {
        using var run = new CommandRun();
        Photos(run, "photos");

        var code = run.Flux("", "inspect", "photos", "--class", "style");

        code.Should().Be(1);
        var lines = run.Output.Split('\n');
        lines[0].Should().MatchRegex("^PHOTO +USE +SIZE +FACE +SHOT +FOCUS +BECOMES$");
        lines.Should().ContainSingle(line => line.StartsWith("01.png", StringComparison.Ordinal)).Which.Should().Contain("800×600").And.Contain("576×432");
        lines.Should().ContainSingle(line => line.StartsWith("broken.jpg", StringComparison.Ordinal)).Which.Should().MatchRegex("^broken.jpg +no +");
        run.Output.Should().Contain("IMG_UNSUPPORTED").And.Contain("passed over: notes.pdf: no picture by its name").And.Contain("2 photos, 1 left out, 1 training image; high: 300 steps");
        run.Error.Should().BeEmpty();
    }

    [Test]
    public void Json_is_one_object_with_the_same_verdicts()
    {
        using var run = new CommandRun();
        Photos(run, "photos");

        run.Flux("", "inspect", "photos", "--class", "style", "--json");

        using var json = JsonDocument.Parse(run.Output);
        var photos = json.RootElement.GetProperty("photos").EnumerateArray().ToDictionary(photo => photo.GetProperty("name").GetString()!);
        photos["broken.jpg"].GetProperty("verdict").GetString().Should().Be("leave_out");
        photos["01.png"].GetProperty("images")[0].GetProperty("caption").GetString().Should().Be("a park, ohwx style");
        json.RootElement.GetProperty("training").GetProperty("images").GetInt32().Should().Be(1);
    }

    [Test]
    public void The_page_needs_nothing_beside_it_and_no_name_becomes_markup()
    {
        using var run = new CommandRun();
        Photos(run, "photos");
        File.Move(Path.Combine(run.Folder, "photos", "01.txt"), Path.Combine(run.Folder, "photos", "a&b.txt"));
        File.Move(Path.Combine(run.Folder, "photos", "01.png"), Path.Combine(run.Folder, "photos", "a&b.png"));
        run.Write("photos/a&b.txt", "<script>alert(1)</script> ohwx style");

        run.Flux("", "inspect", "photos", "--class", "style", "--html", "report.html");

        var page = run.Read("report.html");
        page.Should().NotContain("<script").And.Contain("&lt;script&gt;").And.Contain("a&amp;b.png");
        page.Should().NotContainAny("http://", "https://", "url(", "src=\"/", "<link");
        page.Should().Contain("src=\"data:image/jpeg;base64,").And.Contain("default-src 'none'");
    }

    [Test]
    public void A_zip_is_inspected_as_a_folder_is()
    {
        using var run = new CommandRun();
        Photos(run, "photos");
        ZipFile.CreateFromDirectory(Path.Combine(run.Folder, "photos"), Path.Combine(run.Folder, "photos.zip"));

        run.Flux("", "inspect", "photos.zip", "--class", "style");

        run.Output.Should().Contain("2 photos, 1 left out");
    }

    [Test]
    public void A_zip_that_means_harm_is_wrong_use()
    {
        using var run = new CommandRun();
        using (var zip = ZipFile.Open(Path.Combine(run.Folder, "evil.zip"), ZipArchiveMode.Create))
            zip.CreateEntry("../../evil.png");

        run.Flux("", "inspect", "evil.zip").Should().Be(2);
        run.Error.Should().Contain("../../evil.png").And.Contain("climbs out");
    }

    [TestCase("nowhere", "there is no folder or zip nowhere")]
    [TestCase("empty", "there are no photos in empty")]
    public void What_holds_no_photos_is_wrong_use(string source, string expected)
    {
        using var run = new CommandRun();
        Directory.CreateDirectory(Path.Combine(run.Folder, "empty"));

        run.Flux("", "inspect", source).Should().Be(2);
        run.Error.Should().Contain(expected);
    }

    private static void Photos(CommandRun run, string folder)
    {
        Directory.CreateDirectory(Path.Combine(run.Folder, folder));
        var rgba = new byte[800 * 600 * 4];
        for (var i = 0; i < rgba.Length; i++) rgba[i] = i % 4 == 3 ? (byte)255 : (byte)((i * 2654435761u) >> 24);
        File.WriteAllBytes(Path.Combine(run.Folder, folder, "01.png"), PictureCodec.EncodePng(new Picture(800, 600, rgba)));
        run.Write($"{folder}/01.txt", "a park, ohwx style");
        run.Write($"{folder}/broken.jpg", "no picture");
        run.Write($"{folder}/notes.pdf", "%PDF");
    }
}
