using Astria.Flux.Cli.Terminals;

namespace Astria.Flux.Cli.Tests;

/// <summary>What is shown where: colours and bars only on terminals that want them.</summary>
internal sealed class TerminalTests
{
    [Test]
    public void A_table_is_coloured_only_where_colours_are_wanted()
    {
        using var run = new CommandRun();

        run.Flux([], colors: true, "presets", "list");
        run.Output.Should().Contain("\u001b[");
        run.Flux([], colors: false, "presets", "list");
        run.Output.Should().NotContain("\u001b");
    }

    [Test]
    public void Progress_is_written_over_on_a_terminal_and_told_in_lines_elsewhere()
    {
        using var run = new CommandRun();

        run.Flux("", "generate", "cat", "--steps", "2").Should().Be(0, run.Error);
        run.Error.Should().MatchRegex("^prompt 1/1, 1 picture.*\n$").And.NotContain("\u001b");

        run.IsLive = true;
        run.Flux("", "generate", "cat", "--steps", "2", "--force").Should().Be(0, run.Error);
        run.Error.Should().Contain("\u001b[").And.Contain("prompt 1/1");
        run.Output.Should().NotContain("\u001b");
    }

    [Test]
    public void Of_a_misspelt_command_nothing_else_is_told()
    {
        using var run = new CommandRun();

        run.Flux("", "generat", "red apple", "--count", "2").Should().Be(2);

        run.Error.Should().Be("flux: there is no command 'generat'. Did you mean 'generate'?\nTry 'flux --help'.\n");
    }

    [Test]
    public void A_misspelt_option_is_told_and_what_only_follows_from_it_is_not()
    {
        using var run = new CommandRun();

        run.Flux("", "plan", "--images", "12", "--devise", "H100").Should().Be(2);

        run.Error.Should().Be("flux: there is no option '--devise'. Did you mean '--device'?\nTry 'flux plan --help'.\n");
    }

    [Test]
    public void A_misspelt_option_and_a_number_that_is_none_are_both_told()
    {
        using var run = new CommandRun();

        run.Flux("", "train", "photos", "--steps", "x", "--presett", "high").Should().Be(2);

        run.Error.Should().Contain("there is no option '--presett'. Did you mean '--preset'?").And.Contain("Cannot parse argument 'x' for option '--steps'").And.Contain("flux train --help");
    }

    [Test]
    public void The_bare_command_shows_what_there_is()
    {
        using var run = new CommandRun();

        run.Flux("").Should().Be(0);

        run.Output.Should().Contain("Examples:").And.Contain("  generate");
    }

    [TestCase(0L, "0 bytes")]
    [TestCase(1023L, "1023 bytes")]
    [TestCase(1024L, "1 KB")]
    [TestCase(1_600_000L, "1.5 MB")]
    [TestCase(5_000_000_000_000L, "4656.6 GB")]
    public void Bytes_are_written_as_people_read_them(long bytes, string expected) => Amounts.Bytes(bytes).Should().Be(expected);

    [TestCase(2.25, "2.3 s")]
    [TestCase(61, "1 min 1 s")]
    [TestCase(3600, "1 h 0 min")]
    [TestCase(93_784, "26 h 3 min")]
    public void Times_are_written_as_people_read_them(double seconds, string expected) => Amounts.Time(TimeSpan.FromSeconds(seconds)).Should().Be(expected);

    [TestCase("portait", "portrait")]
    [TestCase("FSAT", "fast")]
    [TestCase("hihg", "high")]
    [TestCase("x", null)]
    [TestCase("something", null)]
    public void The_nearest_word_is_found(string word, string? expected) => Words.NearestWord.Of(word, ["portrait", "focus", "fast", "high"]).Should().Be(expected);

    [TestCase("Ohwx man, on a pier!", "ohwx-man-on-a-pier")]
    [TestCase("../../etc/passwd", "etc-passwd")]
    [TestCase("日本の猫", "日本の猫")]
    [TestCase("«»", "untitled")]
    [TestCase("a very long prompt that goes on and on and never ends", "a-very-long-prompt-that-goes-on-and-on-a")]
    public void A_name_of_a_file_holds_nothing_but_letters_digits_and_hyphens(string words, string expected) => Files.FileNames.Slug(words).Should().Be(expected);
}
