using System.Text.Json;

namespace Astria.Flux.Cli.Tests;

/// <summary>What <c>flux themes</c> writes.</summary>
internal sealed class ThemesCommandTests
{
    private CommandRun _run = null!;

    [SetUp]
    public void SetUp() => _run = new();

    [TearDown]
    public void TearDown() => _run.Dispose();

    [Test]
    public void Prompts_come_one_a_line_clean_and_the_same_for_a_seed()
    {
        _run.Flux("", "themes", "cozy", "winter", "cabin", "--subject", "ohwx woman", "--count", "5", "--seed", "7").Should().Be(0, _run.Error);
        var prompts = _run.Output;

        prompts.Split('\n', StringSplitOptions.RemoveEmptyEntries).Should().HaveCount(5).And.OnlyHaveUniqueItems().And.OnlyContain(prompt => prompt.StartsWith("ohwx woman", StringComparison.Ordinal));
        _run.Flux("", "themes", "cozy winter cabin", "--subject", "ohwx woman", "--count", "5", "--seed", "7").Should().Be(0);
        _run.Output.Should().Be(prompts);
        _run.Flux(prompts, "lint").Should().Be(0, "the linter has nothing against them");
    }

    [Test]
    public void Json_is_one_object()
    {
        _run.Flux("", "themes", "night market", "--count", "3", "--json").Should().Be(0);

        using var json = JsonDocument.Parse(_run.Output);
        json.RootElement.GetProperty("prompts").GetArrayLength().Should().Be(3);
        json.RootElement.GetProperty("subject").GetString().Should().Be("ohwx man");
    }

    [TestCase("themes", "beach", "--count", "0")]
    [TestCase("themes", "beach", "--count", "101")]
    [TestCase("themes", "beach", "--subject", " ")]
    [TestCase("themes", "one two three four five six seven")]
    [TestCase("themes")]
    public void Wrong_use_is_told(params string[] arguments)
    {
        _run.Flux("", arguments).Should().Be(2);
        _run.Error.Should().StartWith("flux: ");
    }
}
