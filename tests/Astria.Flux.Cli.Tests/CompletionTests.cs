using System.Diagnostics;

namespace Astria.Flux.Cli.Tests;

/// <summary>What shells are told could come next.</summary>
internal sealed class CompletionTests
{
    private CommandRun _run = null!;

    [SetUp]
    public void SetUp() => _run = new();

    [TearDown]
    public void TearDown() => _run.Dispose();

    [TestCase("flux ", "plan", "lint", "inspect", "train", "generate", "lora", "themes", "presets", "completion")]
    [TestCase("flux tr", "train")]
    [TestCase("flux plan --preset ", "portrait", "focus", "fast", "high")]
    [TestCase("flux train photos --engine ", "local", "astria")]
    [TestCase("flux lint --as ", "text", "jsonl", "csv")]
    [TestCase("flux lint --profile ", "astria-flux")]
    [TestCase("flux lint --ignore ", "FLX201", "Style")]
    [TestCase("flux lint --explain FLX2", "FLX201", "FLX202")]
    [TestCase("flux lora convert a b --to ", "kohya", "diffusers", "bfl", "ai-toolkit")]
    [TestCase("flux presets diff ", "portrait", "high")]
    [TestCase("flux generate --li", "--lint")]
    [TestCase("flux completion ", "bash", "zsh", "fish", "pwsh")]
    public void A_line_is_completed(string line, params string[] expected)
    {
        _run.Flux("", $"[suggest:{line.Length}]", line).Should().Be(0, _run.Error);

        _run.Output.Split('\n', '\r').Should().Contain(expected);
    }

    [TestCase("bash", "complete -o filenames -F _flux_complete flux")]
    [TestCase("zsh", "compdef _flux flux")]
    [TestCase("fish", "complete -c flux")]
    [TestCase("pwsh", "Register-ArgumentCompleter -Native -CommandName flux")]
    public void Each_shell_has_its_script(string shell, string expected)
    {
        _run.Flux("", "completion", shell).Should().Be(0);

        _run.Output.Should().Contain(expected).And.Contain("[suggest:").And.EndWith("\n").And.NotContain("\r");
    }

    [Test]
    public void Bash_completes_with_its_script()
    {
        if (!File.Exists("/bin/bash")) Assert.Ignore("There is no bash here.");
        _run.Flux("", "completion", "bash").Should().Be(0);
        _run.Write("flux.bash", _run.Output);
        const string Line = "flux plan --preset p";

        using var bash = Process.Start(new ProcessStartInfo("/bin/bash")
        {
            ArgumentList =
            {
                "--norc", "-c",
                $"flux() {{ dotnet '{Path.Combine(AppContext.BaseDirectory, "Astria.Flux.Cli.dll")}' \"$@\"; }}; source '{_run.PathOf("flux.bash")}'; COMP_LINE='{Line}'; COMP_POINT={Line.Length}; COMP_WORDS=({Line}); COMP_CWORD=3; cd '{_run.Folder}'; _flux_complete; printf '%s\\n' \"${{COMPREPLY[@]}}\"",
            },
            RedirectStandardOutput = true,
        })!;
        var suggested = bash.StandardOutput.ReadToEnd();
        bash.WaitForExit();

        suggested.Split('\n', StringSplitOptions.RemoveEmptyEntries).Should().Equal("portrait");
    }
}
