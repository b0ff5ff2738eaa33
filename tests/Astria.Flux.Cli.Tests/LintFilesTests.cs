using System.Text;
using System.Text.Json;
using Astria.Flux.Prompts;
using Astria.Flux.Prompts.Output;

namespace Astria.Flux.Cli.Tests;

/// <summary>Tables and folders of prompts: what <c>flux lint</c> reads of them, where it points to, and what it leaves alone.</summary>
internal sealed class LintFilesTests
{
    private CommandRun _run = null!;

    [SetUp]
    public void SetUp() => _run = new();

    [TearDown]
    public void TearDown() => _run.Dispose();

    [Test]
    public void A_table_gives_the_prompts_of_its_column()
    {
        _run.Write("a.csv", "id,prompt,note\r\n1,a cat on a sofa at dusk,\"(x:1.3)\"\r\n2,\"a \"\"big\"\"\ncat, on a sofa\",x\r\n");

        _run.Flux(string.Empty, "lint", "--json", "a.csv").Should().Be(0);

        Texts().Should().Equal("a cat on a sofa at dusk", "a \"big\"\ncat, on a sofa");
    }

    [TestCase("prompt\na (red:1.3) car", "a.csv:2:3: ")]
    [TestCase("id,text\n1,\"a (red:1.3) car\"", "a.csv:2:6: ")]
    [TestCase("id;caption\n1;a (red:1.3) car", "a.csv:2:5: ")]
    [TestCase("prompt,id\n\"a \"\"big\"\"\n (red:1.3) car\",1", "a.csv:3:2: ")]
    [TestCase("prompt\n\n\"a \"\"b\"\" (red:1.3) car\"", "a.csv:3:10: ")]
    public void A_place_in_a_table_is_that_of_the_file(string table, string place)
    {
        _run.Write("a.csv", table);

        _run.Flux(string.Empty, "lint", "a.csv").Should().Be(1);

        _run.Output.Should().Contain($"{place}warning FLX101");
    }

    [Test]
    public void Fix_rewrites_the_prompts_of_a_table_and_nothing_else()
    {
        const string Before = "\ufeff\"id\", prompt ,note\r\n 1 ,a (red:1.3) car on a road,\"(x:1.3) \"\"q\"\"\"\r\n\r\n2,\"a \"\"big\"\"\n(red:1.3) car\",\n3,fine,";
        _run.Write("a.csv", Before);

        _run.Flux(string.Empty, "lint", "--fix", "a.csv").Should().Be(0);

        _run.Read("a.csv").Should().Be(Before[1..].Replace("a (red:1.3) car", "a red car", StringComparison.Ordinal).Replace("(red:1.3) car", "red car", StringComparison.Ordinal));
        File.ReadAllBytes(Path.Combine(_run.Folder, "a.csv")).Should().StartWith([0xEF, 0xBB, 0xBF]);
    }

    [Test]
    public void The_column_can_be_named()
    {
        _run.Write("a.csv", "id,Wording\n1,a (red:1.3) car");

        _run.Flux(string.Empty, "lint", "a.csv").Should().Be(2);
        _run.Error.Should().Be("flux: a.csv: has no column prompt, text, caption; its columns are id, Wording. Name one with --column.\n");
        _run.Flux(string.Empty, "lint", "a.csv", "--column", "wording").Should().Be(1);
        _run.Flux(string.Empty, "lint", "a.csv", "--column", "x").Should().Be(2);
        _run.Error.Should().Contain("no column 'x'");
    }

    [TestCase("prompt,id\na cat, on a sofa,1\nfine,2", "a.csv:2: has 3 columns where the header has 2")]
    [TestCase("prompt,id\na 5\" nail,1\nfine,2", "a.csv:2: ")]
    [TestCase("prompt,id\nfine,2\n\"a cat,1", "a.csv:3: ")]
    public void A_row_that_is_none_is_wrong_use_and_named(string table, string expected)
    {
        _run.Write("a.csv", table);

        _run.Flux(string.Empty, "lint", "--fix", "a.csv").Should().Be(2);

        _run.Error.Should().Contain(expected);
        _run.Read("a.csv").Should().Be(table);
    }

    [Test]
    public void Standard_input_can_be_a_table()
    {
        _run.Flux("prompt\n\"a (red:1.3) car\"\n", "lint", "--as", "csv", "--fix").Should().Be(0);

        _run.Output.Should().Be("prompt\n\"a red car\"\n");
    }

    [Test]
    public void Tabs_may_separate()
    {
        _run.Write("a.tsv", "id\tprompt\n1\ta (red:1.3) car, big");

        _run.Flux(string.Empty, "lint", "--json", "a.tsv").Should().Be(1);

        Texts().Should().Equal("a (red:1.3) car, big");
    }

    [Test]
    public void Sarif_of_a_table_replaces_what_stands_in_the_file()
    {
        _run.Write("a.csv", "id,prompt\n1,\"a (red:1.3) car\"");

        _run.Flux(string.Empty, "lint", "--sarif", "a.csv");

        using var log = JsonDocument.Parse(_run.Output);
        var region = log.RootElement.GetProperty("runs")[0].GetProperty("results")[0].GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("region");
        region.GetProperty("startLine").GetInt32().Should().Be(2);
        region.GetProperty("startColumn").GetInt32().Should().Be(6);
    }

    [Test]
    public void A_folder_is_searched_for_files_of_prompts_in_the_order_of_their_paths()
    {
        Directory.CreateDirectory(Path.Combine(_run.Folder, "set", "deep"));
        Directory.CreateDirectory(Path.Combine(_run.Folder, "set", ".git"));
        _run.Write("set/b.txt", "b");
        _run.Write("set/a.csv", "prompt\na");
        _run.Write("set/deep/c.jsonl", "{\"text\":\"c\"}");
        _run.Write("set/deep/d.caption", "d");
        _run.Write("set/e.prompt", "e");
        _run.Write("set/photo.jpg", "(x:1.3)");
        _run.Write("set/readme.md", "(x:1.3)");
        _run.Write("set/.git/f.txt", "(x:1.3)");

        _run.Flux(string.Empty, "lint", "--json", "--threshold", "error", "set/").Should().Be(0);

        Texts().Should().Equal("a", "b", "c", "d", "e");
        _run.Flux(string.Empty, "lint", "set", "--threshold", "hint");
        _run.Output.Should().NotContain("set//");
    }

    [Test]
    public void Fix_in_a_folder_rewrites_only_what_it_linted_and_leaves_rights_as_they_were()
    {
        Directory.CreateDirectory(Path.Combine(_run.Folder, "set"));
        _run.Write("set/a.txt", "a (red:1.3) car on a road");
        _run.Write("set/notes.md", "a (red:1.3) car");
        var path = Path.Combine(_run.Folder, "set", "a.txt");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);

        _run.Flux(string.Empty, "lint", "--fix", "set").Should().Be(0);

        _run.Read("set/a.txt").Should().Be("a red car on a road");
        _run.Read("set/notes.md").Should().Be("a (red:1.3) car");
        Directory.EnumerateFiles(Path.Combine(_run.Folder, "set")).Should().HaveCount(2);
        if (!OperatingSystem.IsWindows()) File.GetUnixFileMode(path).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [TestCase("utf-8")]
    [TestCase("utf-16")]
    [TestCase("utf-16BE")]
    [TestCase("utf-32")]
    [TestCase("utf-32BE")]
    public void Fix_keeps_the_encoding_that_a_byte_order_mark_tells(string name)
    {
        byte[] Bytes(string text) => [.. Encoding.GetEncoding(name).GetPreamble(), .. Encoding.GetEncoding(name).GetBytes(text)];
        File.WriteAllBytes(_run.PathOf("a.txt"), Bytes("a caf\u00e9 \ud83d\ude00 (red:1.3) car on a road\r\nfine cat on a mat at dawn"));

        _run.Flux(string.Empty, "lint", "--fix", "a.txt").Should().NotBe(2);

        File.ReadAllBytes(_run.PathOf("a.txt")).Should().Equal(Bytes("a caf\u00e9 \ud83d\ude00 red car on a road\r\nfine cat on a mat at dawn"));
        _run.Error.Should().Be("flux: a.txt: 1 prompt repaired\n");
    }

    [Test]
    public void Fix_writes_no_file_without_a_repair()
    {
        byte[] content = [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("a cat on a mat at dawn\n")];
        File.WriteAllBytes(_run.PathOf("a.txt"), content);
        var written = new DateTime(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(_run.PathOf("a.txt"), written);

        _run.Flux(string.Empty, "lint", "--fix", "a.txt").Should().Be(0);

        File.ReadAllBytes(_run.PathOf("a.txt")).Should().Equal(content);
        File.GetLastWriteTimeUtc(_run.PathOf("a.txt")).Should().Be(written);
        _run.Error.Should().BeEmpty();
    }

    [TestCase("utf-8", new byte[] { 0xFF }, "UTF-8")]
    [TestCase("utf-16", new byte[] { 0x3D, 0xD8, 0x20, 0x00 }, "UTF-16")]
    [TestCase("utf-16", new byte[] { 0x20 }, "UTF-16")]
    public void Fix_refuses_a_file_that_is_not_what_its_byte_order_mark_tells(string name, byte[] end, string shown)
    {
        byte[] content = [.. Encoding.GetEncoding(name).GetPreamble(), .. Encoding.GetEncoding(name).GetBytes("a (red:1.3) car on a road\n"), .. end];
        File.WriteAllBytes(_run.PathOf("a.txt"), content);

        _run.Flux(string.Empty, "lint", "--fix", "a.txt").Should().Be(2);

        _run.Error.Should().Contain($"a.txt: is no {shown} text");
        File.ReadAllBytes(_run.PathOf("a.txt")).Should().Equal(content);
    }

    [TestCase(" ")]
    [TestCase("\n")]
    [TestCase("\n\n \n")]
    public void Both_reports_place_every_finding_of_a_long_prompt(string between)
    {
        var text = string.Join(between, Enumerable.Repeat("a (red:1.3) car on a road \ud83d\ude00", 300)) + between;
        var prompt = new LintedPrompt(PromptLinter.Default.Lint(text)) { File = "a.txt", Line = 7 };
        var places = prompt.Result.Diagnostics.Select(found => prompt.PositionOf(found.Start)).ToList();
        using var sarif = new MemoryStream();

        var lines = LintText.Format(prompt).Split('\n');
        LintSarif.Write(sarif, [prompt], []);

        places.Count.Should().BeGreaterThanOrEqualTo(300);
        lines.Where(line => line.StartsWith("a.txt:", StringComparison.Ordinal)).Select(line => line[..line.IndexOf(": ", StringComparison.Ordinal)])
            .Should().Equal(places.Select(place => $"a.txt:{place.Line}:{place.Column}"));
        using var log = JsonDocument.Parse(sarif.ToArray());
        var regions = log.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray()
            .Select(result => result.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("region")).ToList();
        regions.Select(region => new PromptPosition(region.GetProperty("startLine").GetInt32(), region.GetProperty("startColumn").GetInt32())).Should().Equal(places);
        regions.Select(region => new PromptPosition(region.GetProperty("endLine").GetInt32(), region.GetProperty("endColumn").GetInt32()))
            .Should().Equal(prompt.Result.Diagnostics.Select(found => prompt.PositionOf(found.Span.End)));
    }

    [TestCase(0, false)]
    [TestCase(38, false)]
    [TestCase(39, false)]
    [TestCase(40, false)]
    [TestCase(41, true)]
    [TestCase(42, true)]
    [TestCase(90, true)]
    public void A_line_is_cut_before_a_finding_only_where_it_goes_on(int before, bool isCut)
    {
        var lead = new string('x', before);

        _run.Flux($"{lead}(red:1.3) car on a road", "lint", "--ignore", "FLX102");

        _run.Output.Split('\n')[1].Should().StartWith(isCut ? "  \u2026x" : $"  {lead}(red:1.3)").And.EndWith("road");
    }

    [TestCase("")]
    [TestCase("", "--fix")]
    [TestCase("", "a.txt", "--fix")]
    [TestCase(" ", "--fix")]
    public void An_empty_file_name_is_wrong_use_and_no_folder(params string[] arguments)
    {
        _run.Write("a.txt", "a (red:1.3) car on a road");

        _run.Flux(string.Empty, ["lint", .. arguments]).Should().Be(2);

        _run.Error.Should().Be("flux: a file's name is empty; '.' is the current folder, '-' standard input.\n");
        _run.Output.Should().BeEmpty();
        _run.Read("a.txt").Should().Be("a (red:1.3) car on a road");
    }

    [Test]
    public void Fix_through_a_link_rewrites_the_file_and_leaves_the_link()
    {
        _run.Write("real.txt", "a (red:1.3) car on a road");
        var link = Path.Combine(_run.Folder, "link.txt");
        File.CreateSymbolicLink(link, Path.Combine(_run.Folder, "real.txt"));

        _run.Flux(string.Empty, "lint", "--fix", "link.txt");

        _run.Read("real.txt").Should().Be("a red car on a road");
        new FileInfo(link).LinkTarget.Should().NotBeNull();
    }

    private IEnumerable<string?> Texts() => _run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line =>
    {
        using var json = JsonDocument.Parse(line);
        return json.RootElement.GetProperty("text").GetString();
    });
}
