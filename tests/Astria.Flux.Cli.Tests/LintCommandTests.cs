using System.Text.Json;
using Astria.Flux.Cli.Terminals;

namespace Astria.Flux.Cli.Tests;

/// <summary>What <c>flux lint</c> reads, writes and ends with.</summary>
internal sealed class LintCommandTests
{
    private CommandRun _run = null!;

    [SetUp]
    public void SetUp() => _run = new();

    [TearDown]
    public void TearDown() => _run.Dispose();

    [TestCase("a man with a hat\n", 0)]
    [TestCase("", 0)]
    [TestCase("a man, no hat\n", 1)]
    [TestCase("a man with a hat\r\na man, no hat", 1)]
    public void Standard_input_is_linted_line_by_line(string input, int code)
    {
        _run.Flux(input, "lint").Should().Be(code);
        _run.Flux(input, "lint", "-").Should().Be(code);
    }

    [Test]
    public void A_finding_is_shown_with_its_file_and_carets()
    {
        _run.Write("cars.txt", "a car on a road at dusk\na (red:1.3) car on a road\n");

        _run.Flux(string.Empty, "lint", "cars.txt").Should().Be(1);

        _run.Output.Should().StartWith("cars.txt:2:3: warning FLX101: ").And.Contain("\n  a (red:1.3) car on a road\n    ^^^^^^^^^\n");
        _run.Error.Should().BeEmpty();
    }

    [Test]
    public void Json_has_an_object_for_every_line_in_the_order_of_the_input()
    {
        const string Input = "a man, no hat\n\n  \nsmile \ud83d\ude00 (red:1.3)\na car on a road at dusk";

        _run.Flux(Input, "lint", "--json").Should().Be(1);

        Texts().Should().Equal(Input.Split('\n'));
        _run.Output.Should().EndWith("""{"text":"a car on a road at dusk","diagnostics":[]}""" + "\n").And.NotContain("\r");
    }

    [Test]
    public void A_jsonl_file_gives_the_text_of_each_object()
    {
        _run.Write("a.jsonl", """
            {"id":1,"text":"a man, no hat"}

            {"nested":{"text":"no"},"text":"two\nlines \ud83d \u0041"}
            """);

        _run.Flux(string.Empty, "lint", "--json", "a.jsonl").Should().Be(1);

        Texts().Should().Equal("a man, no hat", "two\nlines \ufffd A");
    }

    [Test]
    public void A_place_in_a_jsonl_file_is_that_of_the_file()
    {
        _run.Write("a.jsonl", """{"text":"a\n\u0041 (red:1.3) car"}""");

        _run.Flux(string.Empty, "lint", "a.jsonl");

        _run.Output.Should().StartWith("a.jsonl:1:20: warning FLX101");
    }

    [TestCase("{\"text\":1}")]
    [TestCase("{\"prompt\":\"a\"}")]
    [TestCase("[]")]
    [TestCase("{\"text\":\"a\"")]
    public void A_line_that_is_no_object_with_a_text_is_wrong_use_and_named(string line)
    {
        _run.Write("a.jsonl", $"{{\"text\":\"fine\"}}\n{line}\n");

        _run.Flux(string.Empty, "lint", "--json", "a.jsonl").Should().Be(2);

        _run.Error.Should().StartWith("flux: a.jsonl:2:");
        Texts().Should().Equal("fine");
    }

    [TestCase("lint", "--nonsense")]
    [TestCase("lint", "--json", "--sarif")]
    [TestCase("lint", "--profile", "sd15")]
    [TestCase("lint", "--threshold", "loud")]
    [TestCase("lint", "--threshold")]
    [TestCase("lint", "--ignore", "FLX999")]
    [TestCase("lint", "missing.txt")]
    [TestCase("lint", "--config", "missing.json")]
    [TestCase("lynt")]
    public void Wrong_use_ends_with_2_and_says_why(params string[] arguments)
    {
        _run.Flux("a man", arguments).Should().Be(2);

        _run.Error.Should().StartWith("flux: ");
        _run.Output.Should().BeEmpty();
    }

    [Test]
    public void What_is_no_text_is_wrong_use()
    {
        _run.Flux([0x61, 0xFF, 0x62], colors: false, "lint").Should().Be(2);

        _run.Error.Should().Be("flux: standard input: is no UTF-8 text (the bytes FF are none). It must be UTF-8, or have a byte order mark.\n");
    }

    [TestCase("error", 0)]
    [TestCase("Warning", 1)]
    [TestCase("hint", 1)]
    public void The_threshold_decides_the_exit_code(string threshold, int code)
    {
        _run.Flux("a man, no hat", "lint", "--threshold", threshold).Should().Be(code);

        _run.Output.Should().Contain("FLX201");
    }

    [Test]
    public void Rules_can_be_left_out() => _run.Flux("a (red:1.3) man, no hat", "lint", "--ignore", "flx201", "--ignore", "FLX101").Should().Be(0);

    [TestCase("flx201,FLX101")]
    [TestCase("FLX201, FLX101")]
    public void Rules_can_be_left_out_with_commas(string ids) => _run.Flux("a (red:1.3) man, no hat", "lint", "--ignore", ids).Should().Be(0);

    [TestCase("FLX201,FLX10l", "flux: --ignore: no rule is called FLX10l. Did you mean 'FLX101', 'FLX102' or 'FLX103'? 'flux lint --list-rules' lists them.\n")]
    [TestCase("FLX201,", "flux: --ignore: no rule is called ''. 'flux lint --list-rules' lists them.\n")]
    public void A_rule_among_others_that_is_none_is_named(string ids, string error)
    {
        _run.Flux("a man, no hat", "lint", "--ignore", ids).Should().Be(2);

        _run.Error.Should().Be(error);
    }

    [TestCase("astria-flux")]
    [TestCase("Astria-Flux")]
    public void A_profile_can_be_named(string profile) => _run.Flux("a man, no hat", "lint", "--profile", profile).Should().Be(1);

    [Test]
    public void The_nearest_options_file_holds_and_another_can_be_named()
    {
        _run.Write(".fluxlint.json", """{ "rules": { "FLX201": "none" } }""");
        _run.Write("strict.json", "{}");
        _run.Write("a.txt", "a man, no hat");

        _run.Flux(string.Empty, "lint", "a.txt").Should().Be(0);
        _run.Flux("a man, no hat", "lint").Should().Be(0);
        _run.Flux(string.Empty, "lint", "a.txt", "--config", "strict.json").Should().Be(1);
    }

    [Test]
    public void What_an_options_file_leaves_out_is_shown_only_for_a_threshold_that_was_typed()
    {
        _run.Write(".fluxlint.json", """{ "minimumSeverity": "error" }""");
        _run.Write("a.txt", "a man, no hat");

        _run.Flux(string.Empty, "lint", "a.txt").Should().Be(0);
        _run.Output.Should().BeEmpty();
        _run.Flux(string.Empty, "lint", "a.txt", "--threshold", "warning").Should().Be(1);
        _run.Output.Should().Contain("FLX201");
    }

    [Test]
    public void A_wrong_options_file_is_wrong_use_with_every_fault()
    {
        _run.Write(".fluxlint.json", """{ "rules": { "FLX999": "none", "FLX201": "loud" } }""");

        _run.Flux("a man", "lint").Should().Be(2);

        _run.Error.Should().Contain(".fluxlint.json").And.Contain("rules.FLX999").And.Contain("rules.FLX201");
    }

    [Test]
    public void Fix_makes_standard_input_a_filter()
    {
        _run.Flux("a (red:1.3) car on a road\r\n\nno hat on the road at dusk\na car on a road at dusk", "lint", "--fix").Should().Be(1);

        _run.Output.Should().Be("a red car on a road\r\n\nno hat on the road at dusk\na car on a road at dusk");
        _run.Error.Should().StartWith("3:1: warning FLX201");
    }

    [Test]
    public void Fix_rewrites_files_and_nothing_else_in_them()
    {
        _run.Write("a.txt", "\ufeffa (red:1.3) car on a road\r\n\ta man in a park at dusk\n");
        _run.Write("b.jsonl", """{ "id": 1.0, "text": "a \"big\" (red:1.3) \u0063ar on a road", "note": "(x:1.3)" }""" + "\nnonsense\n");

        _run.Flux(string.Empty, "lint", "--fix", "a.txt", "b.jsonl").Should().Be(2);

        File.ReadAllBytes(Path.Combine(_run.Folder, "a.txt")).Should().Equal([0xEF, 0xBB, 0xBF, .. "a red car on a road\r\n\ta man in a park at dusk\n"u8]);
        _run.Read("b.jsonl").Should().Be("""{ "id": 1.0, "text": "a \"big\" red car on a road", "note": "(x:1.3)" }""" + "\nnonsense\n");
        _run.Output.Should().BeEmpty();
    }

    [TestCase("bad \\ud83d (red:1.3) car", "bad \\ud83d red car")]
    [TestCase("\\ude00 \\uD83D\\uDE00 a (red:1.3) \\\"car\\\" \\uD83D", "\\ude00 \\uD83D\\uDE00 a red \\\"car\\\" \\ud83d")]
    public void Fix_keeps_half_of_a_surrogate_pair_as_an_escape_and_goes_on(string text, string repaired)
    {
        string Lines(string second) => $$"""{"text":"ok cat on a mat at dawn"}{{'\n'}}{"text":"{{second}} on a road"}{{'\n'}}{"text":"third cat on a mat at dawn"}{{'\n'}}""";
        _run.Write("l.jsonl", Lines(text));

        _run.Flux(string.Empty, "lint", "--fix", "l.jsonl").Should().NotBe(2);
        _run.Read("l.jsonl").Should().Be(Lines(repaired));
        _run.Flux(Lines(text), "lint", "--as", "jsonl", "--fix").Should().NotBe(2);
        _run.Output.Should().Be(Lines(repaired));
        foreach (var report in new[] { "--json", "--sarif" })
            _run.Flux(Lines(text), "lint", "--as", "jsonl", report).Should().Be(1);
    }

    [TestCase("")]
    [TestCase("--json")]
    [TestCase("--sarif")]
    public void Half_of_a_surrogate_pair_in_a_name_or_a_fix_stops_no_report(string report)
    {
        const string Lines = "{\"\\ud83d\":1,\"te\\u0078t\":\"a (\\ud83d bad:1.3) car\"}\n{\"text\":\"a ((\\ud83d)) man, no hat\"}\n";

        _run.Flux(Lines, ["lint", "--as", "jsonl", .. report.Length == 0 ? Array.Empty<string>() : [report]]).Should().Be(1);

        _run.Output.Should().ContainAll("FLX101", "FLX201");
        _run.Error.Should().BeEmpty();
    }

    [Test]
    public void Fix_says_what_it_did_and_what_belongs_elsewhere()
    {
        _run.Write("a.txt", "a (red:1.3) car on a road --ar 16:9\na man in a park at dusk\n");

        _run.Flux(string.Empty, "lint", "--fix", "a.txt").Should().Be(0);

        _run.Error.Should().Be("flux: a.txt:1: aspect_ratio 16:9 was taken out of the prompt; it belongs to the request.\nflux: a.txt: 1 prompt repaired\n");
        _run.Flux(string.Empty, "lint", "--fix", "a.txt").Should().Be(0);
        _run.Error.Should().BeEmpty();
    }

    [Test]
    public void Fix_with_json_reports_what_is_left()
    {
        _run.Flux("a (red:1.3) car on a road", "lint", "--fix", "--json").Should().Be(0);

        _run.Output.Should().Be("""{"text":"a red car on a road","diagnostics":[]}""" + "\n");
    }

    [Test]
    public void A_file_that_is_no_text_is_not_rewritten()
    {
        byte[] content = [.. "a (red:1.3) car\n"u8, 0xFF];
        File.WriteAllBytes(Path.Combine(_run.Folder, "a.txt"), content);

        _run.Flux(string.Empty, "lint", "--fix", "a.txt").Should().Be(2);

        File.ReadAllBytes(Path.Combine(_run.Folder, "a.txt")).Should().Equal(content);
    }

    [Test]
    public void Sarif_is_one_log_of_all_files()
    {
        _run.Write("a.txt", "a man, no hat, in a park at dusk");
        _run.Write("b.txt", "a man in a park at dusk");

        _run.Flux(string.Empty, "lint", "--sarif", "a.txt", "b.txt").Should().Be(1);

        using var log = JsonDocument.Parse(_run.Output);
        log.RootElement.GetProperty("version").GetString().Should().Be("2.1.0");
        log.RootElement.GetProperty("runs")[0].GetProperty("results").GetArrayLength().Should().Be(1);
    }

    [Test]
    public void Sarif_is_a_whole_log_though_a_file_is_no_text_and_says_that_the_run_failed()
    {
        _run.Write("a.txt", "a man, no hat, in a park at dusk");
        File.WriteAllBytes(_run.PathOf("bad.bin"), [0x61, 0xFF, 0x62]);

        _run.Flux(string.Empty, "lint", "--sarif", "a.txt", "bad.bin").Should().Be(2);

        using var log = JsonDocument.Parse(_run.Output);
        var run = log.RootElement.GetProperty("runs")[0];
        run.GetProperty("results").GetArrayLength().Should().Be(1);
        run.GetProperty("invocations")[0].GetProperty("executionSuccessful").GetBoolean().Should().BeFalse();
        _run.Error.Should().StartWith("flux: bad.bin: is no UTF-8 text");
    }

    [Test]
    public void Colours_are_for_terminals_that_want_them()
    {
        _run.Flux("a man, no hat"u8.ToArray(), colors: true, "lint");

        _run.Output.Should().Contain("\u001b[");
        Terminal.WantsColors(isRedirected: false, _ => null).Should().BeTrue();
        Terminal.WantsColors(isRedirected: true, _ => null).Should().BeFalse();
        Terminal.WantsColors(isRedirected: false, name => name == "NO_COLOR" ? "1" : null).Should().BeFalse();
        Terminal.WantsColors(isRedirected: false, name => name == "NO_COLOR" ? string.Empty : null).Should().BeTrue();
        Terminal.WantsColors(isRedirected: false, name => name == "TERM" ? "dumb" : null).Should().BeFalse();
    }

    [Test]
    public void Help_is_no_wrong_use()
    {
        _run.Flux(string.Empty, "lint", "--help").Should().Be(0);

        _run.Output.Should().ContainAll("--json", "--sarif", "--fix", "--profile", "--threshold", "standard input");
    }

    private IEnumerable<string?> Texts() => _run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line =>
    {
        using var json = JsonDocument.Parse(line);
        return json.RootElement.GetProperty("text").GetString();
    });
}
