using System.CommandLine;
using Astria.Flux.Cli.Prompts;
using Astria.Flux.Cli.Terminals;
using Astria.Flux.Cli.Words;
using Astria.Flux.Local.Text;
using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Options;

namespace Astria.Flux.Cli.Lint;

/// <summary>The command <c>flux lint</c>.</summary>
internal static class LintCommand
{
    private static readonly string[] Severities = ["hint", "information", "warning", "error"];

    public static Command Create(Terminal terminal)
    {
        var files = new Argument<string[]>("files")
        {
            Description = "Files and folders: text with one prompt a line (.txt, .caption, .prompt and others), .jsonl and .ndjson whose objects have a 'text', .csv and .tsv with a column of prompts. Folders are searched for files with these endings. None, or -, for standard input.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var json = new Option<bool>("--json") { Description = "Write JSON, one object a prompt, in the order of the input." };
        var sarif = new Option<bool>("--sarif") { Description = "Write SARIF 2.1.0." };
        var fix = new Option<bool>("--fix")
        {
            Description = "Apply the safe fixes, then report what is left. Files are rewritten; standard input comes out repaired, with the report on standard error.",
        };
        string[] profiles = [.. PromptProfiles.All.Select(known => known.Name)];
        var profile = new Option<string?>("--profile") { Description = $"What the prompts' target understands. One of {string.Join(", ", profiles)}.", HelpName = "name" }.OneOf(profiles);
        var threshold = new Option<string>("--threshold")
        {
            Description = "The least severity that makes the exit code 1.",
            DefaultValueFactory = _ => "warning",
        }.OneOf(Severities);
        var kind = new Option<string?>("--as") { Description = "How the prompts are written down: text, jsonl or csv. Default: by the file's ending; standard input is text." }.OneOf(PromptFileKinds.Names);
        var column = new Option<string?>("--column") { Description = "The column of prompts in .csv and .tsv files. Default: prompt, text or caption." };
        var config = new Option<string?>("--config") { Description = "The options file. Default: the nearest .fluxlint.json, upward from each file." };
        var ignore = new Option<string[]>("--ignore") { Description = "A rule or a category to leave out, such as FLX401 or Style, or several with commas. Can be given again.", HelpName = "rule" };
        ignore.CompletionSources.Add([.. RuleList.Ids, .. RuleList.Categories]);
        var tokenizer = new Option<string?>("--tokenizer") { Description = "T5's tokenizer, to count tokens exactly instead of estimating them: its file, FLUX.1's folder tokenizer_2, or the folder of the whole model.", HelpName = "path" };
        var list = new Option<bool>("--list-rules") { Description = "List all rules, and lint nothing." };
        var explain = new Option<string?>("--explain") { Description = "Print a rule's page: what it finds, leaves alone and repairs. Lints nothing.", HelpName = "rule" };
        explain.CompletionSources.Add(RuleList.Ids);

        var command = new ExampledCommand("lint", "Finds what FLUX will not understand in prompts. Ends with 0 when clean, 1 with findings at or above the threshold, 2 on wrong use.")
        {
            files, json, sarif, fix, profile, threshold, config, ignore, kind, column, tokenizer, list, explain,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(json) && result.GetValue(sarif))
                result.AddError("Only one of --json and --sarif can be written.");
            if (result.GetValue(list) && result.GetValue(explain) is not null)
                result.AddError("Only one of --list-rules and --explain can be asked.");
            if (!result.GetValue(list) && result.GetValue(explain) is null)
                return;
            if (result.GetValue(files) is { Length: > 0 })
                result.AddError("--list-rules and --explain lint no files.");
            Option[] idle = [json, sarif, fix, profile, threshold, config, ignore, kind, column, tokenizer];
            foreach (var option in idle.Where(option => result.GetResult(option) is { Implicit: false }))
                result.AddError($"--list-rules and --explain lint nothing: leave out {option.Name}.");
        });
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(list) || parsed.GetValue(explain) is not null) return Tell(terminal, parsed.GetValue(explain));
            var least = Enum.Parse<PromptSeverity>(parsed.GetRequiredValue(threshold), ignoreCase: true);
            var ignored = RuleList.Read("--ignore", parsed.GetValue(ignore) ?? []);
            // The default decides how the command ends, not what is reported: that is up to the options file.
            PromptSeverity? typed = parsed.GetResult(threshold) is { Implicit: false } ? least : null;
            var linters = new Linters(terminal.Folder, parsed.GetValue(config), parsed.GetValue(profile), typed, ignored, CounterOf(terminal, parsed.GetValue(tokenizer)));
            var inputs = LintInput.Find(terminal, parsed.GetValue(files) ?? [], PromptFileKinds.Named(parsed.GetValue(kind)));
            if (parsed.GetValue(column) is not null && inputs.All(input => input.Kind != PromptFileKind.Csv))
                throw new WrongUseException("--column is for tables, and none is among the files: .csv, .tsv, or --as csv.");
            var run = new LintRun(terminal, linters, least, parsed.GetValue(fix), parsed.GetValue(column));
            return run.Execute(inputs, parsed.GetValue(json) ? ReportKind.Json : parsed.GetValue(sarif) ? ReportKind.Sarif : ReportKind.Text);
        });
        return command.WithExamples("flux lint prompts.txt", "flux lint photos --fix", "cat prompts.csv | flux lint --as csv --json", "flux lint prompts --sarif > flux.sarif", "flux lint --explain FLX201");
    }

    private static int Tell(Terminal terminal, string? rule)
    {
        if (rule is null) RuleList.Write(terminal);
        else RuleList.Explain(terminal, rule);
        return ExitCode.Clean;
    }

    private static FluxTokenCounter? CounterOf(Terminal terminal, string? path)
    {
        if (path is null) return null;
        try
        {
            return FluxTokenCounter.Open(terminal.PathOf(path));
        }
        catch (Exception e) when (e is WeightsException or IOException or UnauthorizedAccessException)
        {
            throw new WrongUseException($"--tokenizer: {e.Message}");
        }
    }
}
