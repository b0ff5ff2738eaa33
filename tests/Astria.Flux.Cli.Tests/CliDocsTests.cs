using System.CommandLine.Parsing;
using System.Text;
using System.Text.RegularExpressions;

namespace Astria.Flux.Cli.Tests;

/// <summary>Every example of docs/cli.md, run: what the page shows is what the command writes. With FLUX_UPDATE_DOCS=1 the page is written anew.</summary>
internal sealed partial class CliDocsTests
{
    private static readonly string Page = Repository.PathOf("docs/cli.md");

    [Test]
    public void Every_example_shows_what_the_command_writes()
    {
        var page = File.ReadAllText(Page);
        using var run = Folder();

        // In the page's order: an example may draw with what another has trained.
        var real = Example().Replace(page, example => $"```console\n{Run(run, example.Groups["commands"].Value)}```");

        if (Environment.GetEnvironmentVariable("FLUX_UPDATE_DOCS") == "1") File.WriteAllText(Page, real);
        else real.Should().Be(page);
    }

    [Test]
    public void Every_command_has_an_example()
    {
        var page = File.ReadAllText(Page);
        using var run = new CommandRun();

        run.Flux("", "[suggest:5]", "flux ").Should().Be(0);

        var commands = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(word => char.IsLetter(word[0])).ToList();
        commands.Should().HaveCountGreaterThan(8);
        foreach (var command in commands) page.Should().Contain($"$ flux {command}").And.Contain($"## flux {command}");
    }

    // What the examples find in their folder.
    private static CommandRun Folder()
    {
        var run = new CommandRun();
        run.CopyPhotos("photos", 12);
        run.Write("photos/01-front.txt", "ohwx toy on a (wooden:1.2) table");
        run.Write("prompts.txt", "ohwx man on a pier at dawn\n((ohwx man)) in a cafe, no hat\n");
        run.Write("prompts.csv", "id,prompt\n1,ohwx man on a pier at dawn\n2,\"ohwx man, (smiling:1.2)\"\n");
        run.Write("broken.jsonl", "{\"text\":\"a (red:1.3) car on a road\"}\n{\"text\":\"a car\",}\n{\"prompt\":\"a car\"}\n{\"text\":7}\n");
        Directory.CreateDirectory(run.PathOf("empty"));
        SmallLora.Write(run.PathOf("ohwx-man.safetensors"), SmallLora.Layer);
        run.Write("team.json", """[{ "name": "studio", "revision": "2026-01", "steps": { "perImage": 40, "minimum": 400 }, "lora": { "rank": 32 } }]""");
        run.Write("broken.json", """{ "name": "studio", "revision": "2026-01", "steps": { "fixed": 0 }, "lora": { "wrank": 32 } }""");
        return run;
    }

    private static string Run(CommandRun run, string block)
    {
        var text = new StringBuilder();
        foreach (var line in block.Split('\n').Where(line => line.StartsWith("$ ", StringComparison.Ordinal)))
        {
            var words = CommandLineParser.SplitCommandLine(line[2..]).ToList();
            words[0].Should().Be("flux", line);
            var code = run.Flux("", [.. words[1..]]);
            text.Append(line).Append('\n').Append(run.Output);

            // Progress is for people to watch; only what went wrong belongs to the answer.
            if (code >= 2) text.Append(run.Error);
            if (code != 0) text.Append($"[ends with {code}]\n");
        }

        return text.ToString().Replace(run.Folder, "/home/me", StringComparison.Ordinal);
    }

    [GeneratedRegex("```console\n(?<commands>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Example();
}
