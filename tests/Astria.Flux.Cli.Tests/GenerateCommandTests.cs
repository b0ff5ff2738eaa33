using System.Text.Json;
using Astria.Flux.Imaging;

namespace Astria.Flux.Cli.Tests;

/// <summary>What <c>flux generate</c> draws with the embedded engine, and where it puts it.</summary>
internal sealed class GenerateCommandTests
{
    private CommandRun _run = null!;

    [SetUp]
    public void SetUp() => _run = new();

    [TearDown]
    public void TearDown() => _run.Dispose();

    [Test]
    public async Task Pictures_have_names_that_are_known_before()
    {
        _run.Flux("", Draw("Red apple, on blue!", "--count", "2", "--seed", "7", "--out", "pictures")).Should().Be(0, _run.Error);

        _run.Output.Should().Be($"{Path.Combine("pictures", "01-red-apple-on-blue-1.png")}  64×64  seed 7\n{Path.Combine("pictures", "01-red-apple-on-blue-2.png")}  64×64  seed 8\n");
        var picture = await PictureCodec.LoadAsync(_run.PathOf("pictures/01-red-apple-on-blue-1.png"), CancellationToken.None);
        (picture.Width, picture.Height).Should().Be((64, 64));
    }

    [Test]
    public void Json_says_of_each_prompt_what_was_made()
    {
        _run.Write("prompts.csv", "id,prompt\n1,red apple\n2,\"(cat face:1.3), big\"\n");

        _run.Flux("", ["generate", "--prompts", "prompts.csv", "--steps", "1", "--lint", "fix", "--json"]).Should().Be(0, _run.Error);

        var lines = _run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Should().HaveCount(2);
        using var json = JsonDocument.Parse(lines[1]);
        json.RootElement.GetProperty("asked").GetString().Should().Be("(cat face:1.3), big");
        json.RootElement.GetProperty("prompt").GetString().Should().Be("cat face, big");
        json.RootElement.GetProperty("diagnostics")[0].GetProperty("id").GetString().Should().Be("FLX101");
        var image = json.RootElement.GetProperty("images")[0];
        image.GetProperty("file").GetString().Should().Be("02-cat-face-1-3-big-1.png");
        image.GetProperty("sha256").GetString().Should().Be(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(_run.PathOf("02-cat-face-1-3-big-1.png")))));
    }

    [Test]
    public void Pictures_that_are_there_are_kept_unless_told_otherwise()
    {
        _run.Write("01-red-apple-2.png", "mine");

        _run.Flux("", Draw("red apple", "--count", "2")).Should().Be(2);
        _run.Error.Should().Contain("01-red-apple-2.png is there already; --force");
        _run.Has("01-red-apple-1.png").Should().BeFalse();
        _run.Flux("", Draw("red apple", "--count", "2", "--force")).Should().Be(0);
        _run.Read("01-red-apple-2.png").Should().NotBe("mine");
    }

    [Test]
    public void A_refused_prompt_is_a_finding_and_draws_nothing()
    {
        _run.Flux("", Draw("red apple, no leaves", "--lint", "refuse")).Should().Be(1);

        _run.Error.Should().Contain("FLX201");
        Directory.EnumerateFiles(_run.Folder).Should().BeEmpty();
    }

    [Test]
    public void What_the_linter_finds_is_told_before_anything_is_drawn()
    {
        var drawn = -1;
        _run.OnMessage = line =>
        {
            if (line.Contains("FLX201", StringComparison.Ordinal)) drawn = Directory.EnumerateFiles(_run.Folder).Count();
        };

        _run.Flux("", Draw("red apple", "red apple, no leaves")).Should().Be(0, _run.Error);

        _run.Error.Should().Contain("prompt 2: ").And.Contain("FLX201");
        drawn.Should().Be(0);
    }

    [Test]
    public void Of_several_prompts_one_that_is_refused_stops_all()
    {
        _run.Flux("", Draw("red apple", "red apple, no leaves", "--lint", "refuse")).Should().Be(1);

        Directory.EnumerateFiles(_run.Folder).Should().BeEmpty();
    }

    [Test]
    public void A_ratio_has_the_models_own_number_of_pixels_and_a_picture_can_be_the_start()
    {
        _run.Flux("", Draw("red apple", "--ar", "2:1")).Should().Be(0, _run.Error);
        _run.Output.Should().Contain("96×48");

        _run.Flux("", Draw("green apple", "--from", "01-red-apple-1.png", "--strength", "0.5")).Should().Be(0, _run.Error);
    }

    [Test]
    public void Prompts_may_come_from_standard_input()
    {
        _run.Flux("red apple\n\ncat face\n", "generate", "--prompts", "-", "--steps", "1").Should().Be(0, _run.Error);

        _run.Has("01-red-apple-1.png").Should().BeTrue();
        _run.Has("02-cat-face-1.png").Should().BeTrue();
    }

    [TestCase("give a prompt, or a file of prompts with --prompts", "generate")]
    [TestCase("--size: '10' is no size", "generate", "cat", "--size", "10")]
    [TestCase("--size: 1000x1024: ", "generate", "cat", "--size", "1000x1024")]
    [TestCase("--ar: '3x2' is no ratio", "generate", "cat", "--ar", "3x2")]
    [TestCase("Only one of --size and --ar", "generate", "cat", "--ar", "3:2", "--size", "64x64")]
    [TestCase("--lora: there is no file nowhere.safetensors", "generate", "cat", "--lora", "nowhere.safetensors:0.8")]
    [TestCase("--tune: 'x' is neither", "generate", "cat", "--tune", "x")]
    [TestCase("Count: is 0; it must be at least 1.", "generate", "cat", "--count", "0")]
    [TestCase("--prompts: there is no file nowhere.txt", "generate", "--prompts", "nowhere.txt")]
    [TestCase("there is no model nowhere", "generate", "cat", "--model", "nowhere")]
    public void Wrong_use_is_told_before_anything_is_drawn(string expected, params string[] arguments)
    {
        _run.Flux("", [.. arguments, "--work", "work"]).Should().Be(2);

        _run.Error.Should().Contain(expected);
        _run.Output.Should().BeEmpty();
        Directory.EnumerateFileSystemEntries(_run.Folder).Should().BeEmpty();
    }

    private static string[] Draw(string prompt, params string[] more) => ["generate", prompt, "--steps", "1", .. more];
}
