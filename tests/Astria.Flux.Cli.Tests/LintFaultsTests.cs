using System.Text;
using System.Text.Json;

namespace Astria.Flux.Cli.Tests;

/// <summary>Input that <c>flux lint</c> can't read: what it says of it, and that the rest is linted all the same.</summary>
internal sealed class LintFaultsTests
{
    private const string Finding = "{\"text\":\"a (red:1.3) car on a road\"}";

    private CommandRun _run = null!;

    [SetUp]
    public void SetUp() => _run = new();

    [TearDown]
    public void TearDown() => _run.Dispose();

    [TestCase("{\"text\":1}", 9, "its 'text' is a number; it must be a string.")]
    [TestCase("{\"text\":null}", 9, "its 'text' is null; it must be a string.")]
    [TestCase("  {\"t\u00e9\":\"\ud83d\ude00\",\"text\":[\"a\"]}", 21, "its 'text' is a list; it must be a string.")]
    [TestCase("{\"prompt\":\"a\",\"id\":1}", 1, "has no 'text'; it has 'prompt', 'id'.")]
    [TestCase(" {}", 2, "has no 'text': the object is empty.")]
    [TestCase("{\"a\":1,\"b\":1,\"c\":1,\"d\":1,\"e\":1,\"f\":1}", 1, "has no 'text'; it has 'a', 'b', 'c', 'd', 'e' and more.")]
    [TestCase("[{\"text\":\"a\"}]", 1, "is a list; it must be an object with a 'text'.")]
    [TestCase("\"a\"", 1, "is a string; it must be an object with a 'text'.")]
    [TestCase("7", 1, "is a number; it must be an object with a 'text'.")]
    [TestCase("{\"text\":\"a\"", 12, "is no JSON: it ends before it is complete; a quote or a closing bracket is missing.")]
    [TestCase("{\"text\":\"a", 11, "is no JSON: it ends before it is complete; a quote or a closing bracket is missing.")]
    [TestCase("{\"t\u00e9\":\"\ud83d\ude00\",}", 12, "is no JSON: The JSON object contains a trailing comma at the end.")]
    [TestCase("{'text':'a'}", 2, "is no JSON: ''' is an invalid start of a property name. Expected a '\"'.")]
    [TestCase("nonsense", 2, "is no JSON: 'nonsense' is an invalid JSON literal. Expected the literal 'null'.")]
    [TestCase("{\"text\":\"a\"} x", 14, "is no JSON: 'x' is invalid after a single JSON value. Expected end of data.")]
    public void A_bad_line_is_named_with_its_column_and_its_reason(string line, int column, string reason)
    {
        _run.Write("a.jsonl", $"{Finding}\r\n{line}\r\n");

        _run.Flux(string.Empty, "lint", "a.jsonl").Should().Be(2);

        _run.Error.Should().Be($"flux: a.jsonl:2:{column}: {reason}\n");
        _run.Output.Should().StartWith("a.jsonl:1:12: warning FLX101");
    }

    [Test]
    public void Every_bad_line_is_named_and_the_good_ones_are_linted()
    {
        _run.Write("a.ndjson", $"nonsense\n{Finding}\n[]\n\n{{\"text\":2}}\n{Finding}");

        _run.Flux(string.Empty, "lint", "a.ndjson").Should().Be(2);

        _run.Error.Split('\n').Select(line => line.Split(": ")[Math.Min(1, line.Length)]).Should().Equal("a.ndjson:1:2", "a.ndjson:3:1", "a.ndjson:5:9", string.Empty);
        _run.Output.Split('\n').Where(line => line.Contains("FLX101", StringComparison.Ordinal)).Select(line => line.Split(": ")[0]).Should().Equal("a.ndjson:2:12", "a.ndjson:6:12");
    }

    [Test]
    public void A_drawings_file_of_prompts_is_told_the_same()
    {
        _run.Write("a.jsonl", "{\"text\":1}\n");

        _run.Flux(string.Empty, "generate", "--prompts", "a.jsonl").Should().Be(2);

        _run.Error.Should().Be("flux: a.jsonl:1:9: its 'text' is a number; it must be a string.\n");
    }

    [TestCase("")]
    [TestCase("--json")]
    [TestCase("--sarif")]
    [TestCase("--fix")]
    public void A_file_that_is_no_text_ends_nothing_but_itself(string how)
    {
        _run.Write("set/a.txt", "a (red:1.3) car at dusk");
        File.WriteAllBytes(_run.PathOf("set/b.txt"), [0x61, 0xFF, 0x62]);
        _run.Write("set/c.csv", "id\n1\n");
        _run.Write("set/d.txt", "a (blue:1.3) car, no hat, at dusk");

        _run.Flux(string.Empty, ["lint", "set", .. how.Length == 0 ? Array.Empty<string>() : [how]]).Should().Be(2);

        _run.Error.Should().Contain("flux: set/b.txt: is no UTF-8 text (the bytes FF are none). It must be UTF-8, or have a byte order mark.\n")
            .And.Contain("flux: set/c.csv: has no column prompt, text, caption; its columns are id. Name one with --column.\n");
        if (how == "--fix")
            (_run.Read("set/a.txt"), _run.Read("set/d.txt")).Should().Be(("a red car at dusk", "a blue car, at dusk"));
        else
            _run.Output.Split("FLX101").Should().HaveCountGreaterThan(2);
    }

    [Test]
    public void A_log_names_what_could_not_be_read()
    {
        File.WriteAllBytes(_run.PathOf("a.txt"), [0xFF]);
        _run.Write("b.jsonl", $"{Finding}\n  []\n");

        _run.Flux(string.Empty, "lint", "--sarif", "a.txt", "b.jsonl").Should().Be(2);

        using var log = JsonDocument.Parse(_run.Output);
        var run = log.RootElement.GetProperty("runs")[0];
        run.GetProperty("results").GetArrayLength().Should().Be(1);
        var told = run.GetProperty("invocations")[0].GetProperty("toolExecutionNotifications").EnumerateArray().Select(one => one.GetProperty("locations")[0].GetProperty("physicalLocation")).ToList();
        told.Select(one => one.GetProperty("artifactLocation").GetProperty("uri").GetString()).Should().Equal("a.txt", "b.jsonl");
        told[1].GetProperty("region").GetProperty("startColumn").GetInt32().Should().Be(3);
    }

    [Test]
    public void A_file_that_is_not_what_its_byte_order_mark_tells_is_refused_without_fix_too()
    {
        File.WriteAllBytes(_run.PathOf("a.txt"), [0xEF, 0xBB, 0xBF, 0x61, 0xFF]);

        _run.Flux(string.Empty, "lint", "a.txt").Should().Be(2);

        _run.Error.Should().StartWith("flux: a.txt: is no UTF-8 text");
    }

    [TestCase("utf-8")]
    [TestCase("utf-16")]
    [TestCase("utf-16BE")]
    [TestCase("utf-32")]
    public void Standard_input_comes_out_in_the_encoding_that_its_byte_order_mark_tells(string name)
    {
        byte[] Bytes(string text) => [.. Encoding.GetEncoding(name).GetPreamble(), .. Encoding.GetEncoding(name).GetBytes(text)];

        _run.Flux(Bytes("a caf\u00e9 \ud83d\ude00 (red:1.3) car on a road\r\n"), colors: false, "lint", "--fix").Should().NotBe(2);

        _run.Written.Should().Equal(Bytes("a caf\u00e9 \ud83d\ude00 red car on a road\r\n"));
    }

    [Test]
    public void A_json_document_is_refused_with_what_is_read_instead()
    {
        _run.Write("a.json", $"[{Finding}]");

        _run.Flux(string.Empty, "lint", "a.json").Should().Be(2);
        _run.Error.Should().StartWith("flux: a.json: a .json file isn't read.").And.ContainAll(".jsonl", ".ndjson", "jq -c .[]");
        _run.Write("a.json", Finding);
        _run.Flux(string.Empty, "lint", "a.json", "--as", "jsonl").Should().Be(1);
        _run.Flux(string.Empty, "generate", "--prompts", "a.json").Should().Be(2);
        _run.Error.Should().StartWith("flux: a.json: a .json file isn't read.");
    }

    [Test]
    public void A_folder_without_prompts_is_said_to_be_one_and_nothing_at_all_is_not_clean()
    {
        _run.Write("photos/a.jpg", "x");
        _run.Write("b.txt", "a cat on a mat at dawn");

        _run.Flux(string.Empty, "lint", "photos").Should().Be(2);
        _run.Error.Should().Be("flux: there are no prompts in the folder photos: no file in it ends in .txt, .caption, .prompt, .jsonl, .ndjson, .csv, .tsv.\n");
        _run.Flux(string.Empty, "lint", "photos", "b.txt").Should().Be(0);
        _run.Error.Should().StartWith("flux: there are no prompts in the folder photos");
    }

    [TestCase("--column is for tables, and none is among the files", "lint", "a.txt", "--column", "x")]
    [TestCase("--column is for tables, and none is among the files", "lint", "--column", "x")]
    [TestCase("--column is for tables (.csv, .tsv), and a.txt is none.", "generate", "--prompts", "a.txt", "--column", "x")]
    [TestCase("--as is for files and standard input", "lint", ".", "--as", "csv")]
    [TestCase("standard input can be read only once", "lint", "-", "-")]
    [TestCase("--config: set is a folder; give the file in it, such as set/.fluxlint.json", "lint", "a.txt", "--config", "set")]
    [TestCase("--config: there is no file nope.json", "lint", "a.txt", "--config", "nope.json")]
    public void What_would_do_nothing_is_refused(string expected, params string[] arguments)
    {
        _run.Write("a.txt", "a cat on a mat at dawn");
        _run.Write("set/b.txt", "a cat on a mat at dawn");

        _run.Flux(string.Empty, arguments).Should().Be(2);

        _run.Error.Should().StartWith($"flux: {expected}".Replace('/', Path.DirectorySeparatorChar));
        _run.Output.Should().BeEmpty();
    }

    [Test]
    public void A_column_counts_for_the_tables_among_the_files()
    {
        _run.Write("a.txt", "a cat on a mat at dawn");
        _run.Write("b.csv", "wording\na (red:1.3) car on a road\n");

        _run.Flux(string.Empty, "lint", "a.txt", "b.csv", "--column", "wording").Should().Be(1);
    }

    [Test]
    public void Options_files_are_read_before_any_file_is_rewritten_and_every_bad_one_is_named()
    {
        _run.Write("a.txt", "a (red:1.3) car on a road");
        _run.Write("b/b.txt", "a cat");
        _run.Write("b/.fluxlint.json", "{\n  \"rules\": {,\n");
        _run.Write("c/c.txt", "a cat");
        _run.Write("c/.fluxlint.json", "{ \"rules\": [] }");

        _run.Flux(string.Empty, "lint", "--fix", "a.txt", "b", "c").Should().Be(2);

        _run.Error.Should().Contain($"{_run.PathOf("b/.fluxlint.json")}:2:13: no JSON: ").And.Contain("- rules: is a list; it must be an object of rule ids");
        _run.Read("a.txt").Should().Be("a (red:1.3) car on a road");
    }
}
