using System.CommandLine;
using Astria.Flux.Cli.Prompts;
using Astria.Flux.Cli.Terminals;
using Astria.Flux.Cli.Words;
using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Options;
using Astria.Flux.Prompts.Rules;

namespace Astria.Flux.Cli.Lint;

/// <summary>The command <c>flux lint</c>.</summary>
internal static class LintCommand
{
    private static readonly string[] Severities = ["hint", "information", "warning", "error"];

    public static Command Create(Terminal terminal)
    {
        var files = new Argument<string[]>("files")
        {
            Description = "Files and folders: text with one prompt a line (.txt, .caption, .prompt and others), .jsonl whose objects have a 'text', .csv and .tsv with a column of prompts. Folders are searched for files with these endings. None, or -, for standard input.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var json = new Option<bool>("--json") { Description = "Write JSON, one object a prompt, in the order of the input." };
        var sarif = new Option<bool>("--sarif") { Description = "Write SARIF 2.1.0." };
        var fix = new Option<bool>("--fix")
        {
            Description = "Apply the safe fixes, then report what is left. Files are rewritten; standard input comes out repaired, with the report on standard error.",
        };
        var profile = new Option<string?>("--profile") { Description = "What the prompts' target understands." }.OneOf([.. PromptProfiles.All.Select(known => known.Name)]);
        var threshold = new Option<string>("--threshold")
        {
            Description = "The least severity that makes the exit code 1.",
            DefaultValueFactory = _ => "warning",
        }.OneOf(Severities);
        var kind = new Option<string?>("--as") { Description = "How the prompts are written down: text, jsonl or csv. Default: by the file's ending; standard input is text." }.OneOf(PromptFileKinds.Names);
        var column = new Option<string?>("--column") { Description = "The column of prompts in .csv and .tsv files. Default: prompt, text or caption." };
        var config = new Option<string?>("--config") { Description = "The options file. Default: the nearest .fluxlint.json, upward from each file." };
        var ignore = new Option<string[]>("--ignore") { Description = "A rule to leave out, such as FLX401, or several with commas. Can be given again." };
        ignore.CompletionSources.Add([.. FluxPromptRules.All.Select(rule => rule.Descriptor.Id)]);

        var command = new ExampledCommand("lint", "Finds what FLUX will not understand in prompts. Ends with 0 when clean, 1 with findings at or above the threshold, 2 on wrong use.")
        {
            files, json, sarif, fix, profile, threshold, config, ignore, kind, column,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(json) && result.GetValue(sarif))
                result.AddError("Only one of --json and --sarif can be written.");
        });
        command.SetAction(parsed =>
        {
            var least = Enum.Parse<PromptSeverity>(parsed.GetRequiredValue(threshold), ignoreCase: true);
            var ignored = Ids(parsed.GetValue(ignore) ?? []);
            // The default decides how the command ends, not what is reported: that is up to the options file.
            PromptSeverity? typed = parsed.GetResult(threshold) is { Implicit: false } ? least : null;
            var linters = new Linters(terminal.Folder, parsed.GetValue(config), parsed.GetValue(profile), typed, ignored);
            var inputs = LintInput.Find(terminal, parsed.GetValue(files) ?? [], PromptFileKinds.Named(parsed.GetValue(kind)));
            var run = new LintRun(terminal, linters, least, parsed.GetValue(fix), parsed.GetValue(column));
            return run.Execute(inputs, parsed.GetValue(json) ? ReportKind.Json : parsed.GetValue(sarif) ? ReportKind.Sarif : ReportKind.Text);
        });
        return command.WithExamples("flux lint prompts.txt", "flux lint photos --fix", "cat prompts.csv | flux lint --as csv --json", "flux lint prompts --sarif > flux.sarif");
    }

    private static string[] Ids(IEnumerable<string> named)
    {
        string[] ids = [.. named.SelectMany(one => one.Split(',', StringSplitOptions.TrimEntries))];
        string[] known = [.. FluxPromptRules.All.Select(rule => rule.Descriptor.Id)];
        string[] unknown = [.. ids.Where(id => !known.Contains(id, StringComparer.OrdinalIgnoreCase))];
        if (unknown.Length > 0)
            throw new WrongUseException($"--ignore: no rule is called {string.Join(", ", unknown.Select(id => id.Length == 0 ? "''" : id))}.{NearestWord.Question(unknown[0], known)}");
        return ids;
    }
}
