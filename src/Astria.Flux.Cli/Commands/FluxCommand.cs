using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text;
using System.Text.RegularExpressions;
using Astria.Flux.Cli.Completion;
using Astria.Flux.Cli.Generate;
using Astria.Flux.Cli.Inspect;
using Astria.Flux.Cli.Lint;
using Astria.Flux.Cli.Lora;
using Astria.Flux.Cli.Plan;
using Astria.Flux.Cli.Presets;
using Astria.Flux.Cli.Terminals;
using Astria.Flux.Cli.Themes;
using Astria.Flux.Cli.Train;
using Astria.Flux.Cli.Words;
using Astria.Flux.Generation;
using Astria.Flux.Imaging;
using Astria.Flux.Imaging.Archives;
using Astria.Flux.Prompts.Themes;
using Microsoft.Extensions.Options;

namespace Astria.Flux.Cli.Commands;

/// <summary>The command <c>flux</c>.</summary>
internal static partial class FluxCommand
{
    // A step of a training is finished and saved before the process ends.
    private static readonly TimeSpan TimeToSave = TimeSpan.FromMinutes(1);

    private const string Name = "flux";

    public static RootCommand Create(Surroundings surroundings)
    {
        var root = new RootCommand("Makes pictures with FLUX: plans and trains LoRAs, draws with them, and checks prompts and photos.")
        {
            InspectCommand.Create(surroundings),
            PlanCommand.Create(surroundings),
            TrainCommand.Create(surroundings),
            GenerateCommand.Create(surroundings),
            LintCommand.Create(surroundings.Terminal),
            ThemesCommand.Create(surroundings.Terminal),
            LoraCommand.Create(surroundings),
            PresetsCommand.Create(surroundings),
            CompletionCommand.Create(surroundings.Terminal),
        };

        // Shells complete a line that begins with this, whatever the program's file is called.
        root.Aliases.Add(Name);
        HelpWithExamples.Install(root, Name, surroundings.Terminal.Width, "flux inspect photos --class man", "flux plan photos --class man", "flux train photos --class man", "flux generate \"ohwx man on a pier at dawn\" --lora ohwx-man.safetensors", "flux lint prompts.txt --fix");
        return root;
    }

    public static async Task<int> RunAsync(string[] arguments, Surroundings surroundings, CancellationToken cancellationToken = default)
    {
        var terminal = surroundings.Terminal;
        // Who types nothing else wants to know what there is.
        var parsed = Parse(arguments.Length == 0 ? ["--help"] : arguments, surroundings);
        if ((parsed.Errors.Count > 0 || UnknownOptions(parsed).Length > 0) && parsed.Action?.ClearsParseErrors != true)
            return WrongUse(parsed, terminal);

        try
        {
            var configuration = new InvocationConfiguration { Output = terminal.Writer, Error = terminal.Error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeToSave };
            return await parsed.InvokeAsync(configuration, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Cancelled;
        }
        catch (PromptRejectedException e)
        {
            terminal.Tell(e.Message);
            return ExitCode.Findings;
        }
        catch (Exception e) when (IsWrongUse(e))
        {
            terminal.Tell(e.Message);
            return ExitCode.WrongUse;
        }
        catch (FluxException e)
        {
            terminal.Tell(e.Message);
            return ExitCode.Failed;
        }
    }

    private static ParseResult Parse(string[] arguments, Surroundings surroundings)
    {
        var root = Create(surroundings);
        try
        {
            return root.Parse(arguments);
        }
        catch (InvalidOperationException)
        {
            // What checks options together met one that is no number, say. Without those checks all that can't be read is named.
            ForgetChecks(root);
            return root.Parse(arguments);
        }
    }

    private static void ForgetChecks(Command command)
    {
        command.Validators.Clear();
        foreach (var one in command.Subcommands) ForgetChecks(one);
    }

    // The names of types mean nothing to who types a command.
    private static string Shown(string message) => TypeName().Replace(message, string.Empty);

    private static bool IsWrongUse(Exception e) =>
        e is WrongUseException or FluxPolicyException or PromptThemeException or WeightsException or ArchiveException or PictureException or OptionsValidationException or ArgumentException or FormatException or IOException
            or UnauthorizedAccessException or DecoderFallbackException;

    private static int WrongUse(ParseResult parsed, Terminal terminal)
    {
        string[] known = [.. Known(parsed.CommandResult)], unknown = UnknownOptions(parsed);
        if (parsed.CommandResult.Command.Subcommands.Count > 0 && parsed.UnmatchedTokens is [var word, ..] && !IsLikeAnOption(word))
        {
            // What follows belongs to a command that isn't known.
            terminal.Tell($"there is no command '{word}'.{NearestWord.Question(word, known)}");
            return Hint(parsed, terminal);
        }

        foreach (var option in unknown)
            terminal.Tell($"there is no option '{option}'.{NearestWord.Question(option, known)}");
        foreach (var error in parsed.Errors.Select(error => error.Message).Distinct(StringComparer.Ordinal))
        {
            // Behind an option that isn't there its value stands alone, and what belongs together can't be told.
            if (unknown.Length > 0 && !error.StartsWith("Cannot parse", StringComparison.Ordinal)) continue;
            var meant = parsed.UnmatchedTokens.FirstOrDefault(token => error.Contains($"'{token}'", StringComparison.Ordinal));
            terminal.Tell(Shown(meant is null ? error : error + NearestWord.Question(meant, known)));
        }

        return Hint(parsed, terminal);
    }

    private static int Hint(ParseResult parsed, Terminal terminal)
    {
        terminal.Error.WriteLine($"Try '{PathOf(parsed.CommandResult)} --help'.");
        return ExitCode.WrongUse;
    }

    // A misspelt option would be taken for a file or a prompt. What really begins like one stands behind --.
    private static string[] UnknownOptions(ParseResult parsed) => parsed.Tokens.Any(token => token.Type == TokenType.DoubleDash)
        ? []
        : [.. parsed.CommandResult.Children.OfType<ArgumentResult>().SelectMany(argument => argument.Tokens).Select(token => token.Value).Concat(parsed.UnmatchedTokens).Where(IsLikeAnOption)];

    private static bool IsLikeAnOption(string word) => word.Length > 2 && word.StartsWith("--", StringComparison.Ordinal) && !word.Any(char.IsWhiteSpace);

    private static IEnumerable<string> Known(CommandResult command) => command.Command.Subcommands.Select(one => one.Name).Concat(command.Command.Options.Select(one => one.Name));

    [GeneratedRegex(" as expected type '[^']*'", RegexOptions.None, matchTimeoutMilliseconds: Timeout.Infinite)]
    private static partial Regex TypeName();

    // The first word is the program, whatever it was started as.
    private static string PathOf(CommandResult command) => command.Parent is CommandResult parent ? $"{PathOf(parent)} {command.Command.Name}" : Name;
}
