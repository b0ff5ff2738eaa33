using System.CommandLine;
using System.Text;

namespace Astria.Flux.Cli.Commands;

/// <summary>The command <c>flux</c>.</summary>
internal static class FluxCommand
{
    public static int Run(string[] arguments, Terminal terminal)
    {
        var root = new RootCommand("Makes pictures with FLUX, and checks prompts and training photos for them.") { LintCommand.Create(terminal), InspectCommand.Create(terminal) };
        var parsed = root.Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
                Tell(terminal, error.Message);
            terminal.Error.WriteLine("Try 'flux --help' or 'flux lint --help'.");
            return ExitCode.WrongUse;
        }

        try
        {
            return parsed.Invoke(new() { Output = terminal.Writer, Error = terminal.Error, EnableDefaultExceptionHandler = false });
        }
        catch (Exception exception) when (exception is WrongUseException or FluxException or FormatException or IOException or UnauthorizedAccessException or DecoderFallbackException)
        {
            Tell(terminal, exception.Message);
            return ExitCode.WrongUse;
        }
    }

    private static void Tell(Terminal terminal, string message) => terminal.Error.WriteLine($"flux: {message}");
}
