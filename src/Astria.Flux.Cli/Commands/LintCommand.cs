using System.CommandLine;
using Astria.Flux.Cli.Prompts;
using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Options;
using Astria.Flux.Prompts.Rules;

namespace Astria.Flux.Cli.Commands;

/// <summary>The command <c>flux lint</c>.</summary>
internal static class LintCommand
{
    private static readonly string[] Severities = ["hint", "information", "warning", "error"];

    public static Command Create(Terminal terminal)
    {
        var files = new Argument<string[]>("files")
        {
            Description = "Text files with one prompt a line, and .jsonl files whose objects have a 'text'. None, or -, for standard input.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var json = new Option<bool>("--json") { Description = "Write JSON, one object a prompt, in the order of the input." };
        var sarif = new Option<bool>("--sarif") { Description = "Write SARIF 2.1.0." };
        var fix = new Option<bool>("--fix")
        {
            Description = "Apply the safe fixes, then report what is left. Files are rewritten; standard input comes out repaired, with the report on standard error.",
        };
        var profile = new Option<string?>("--profile") { Description = "What the prompts' target understands." };
        profile.AcceptOnlyFromAmong(StringComparer.OrdinalIgnoreCase, [.. PromptProfiles.All.Select(known => known.Name)]);
        var threshold = new Option<string>("--threshold")
        {
            Description = "The least severity that makes the exit code 1.",
            DefaultValueFactory = _ => "warning",
        };
        threshold.AcceptOnlyFromAmong(StringComparer.OrdinalIgnoreCase, Severities);
        var config = new Option<string?>("--config") { Description = "The options file. Default: the nearest .fluxlint.json, upward from each file." };
        var ignore = new Option<string[]>("--ignore") { Description = "Rules to leave out, such as FLX401.", AllowMultipleArgumentsPerToken = false };

        var command = new Command("lint", "Finds what FLUX will not understand in prompts. Ends with 0 when clean, 1 with findings at or above the threshold, 2 on wrong use.")
        {
            files, json, sarif, fix, profile, threshold, config, ignore,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(json) && result.GetValue(sarif))
                result.AddError("Only one of --json and --sarif can be written.");
        });
        command.SetAction(parsed =>
        {
            var least = Enum.Parse<PromptSeverity>(parsed.GetRequiredValue(threshold), ignoreCase: true);
            var ignored = parsed.GetValue(ignore) ?? [];
            ThrowIfUnknown(ignored);
            var linters = new Linters(terminal.Folder, parsed.GetValue(config), parsed.GetValue(profile), least, ignored);
            var run = new LintRun(terminal, linters, least, parsed.GetValue(fix));
            var kind = parsed.GetValue(json) ? ReportKind.Json : parsed.GetValue(sarif) ? ReportKind.Sarif : ReportKind.Text;
            return run.Execute(parsed.GetValue(files) ?? [], kind);
        });
        return command;
    }

    private static void ThrowIfUnknown(IEnumerable<string> ids)
    {
        string[] unknown = [.. ids.Where(id => !FluxPromptRules.All.Any(rule => string.Equals(rule.Descriptor.Id, id, StringComparison.OrdinalIgnoreCase)))];
        if (unknown.Length > 0)
            throw new WrongUseException($"--ignore: no rule is called {string.Join(", ", unknown)}.");
    }
}
