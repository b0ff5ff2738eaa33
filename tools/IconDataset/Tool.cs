using System.ComponentModel;
using System.Diagnostics;

namespace Astria.Flux.IconDataset;

/// <summary>A command-line tool this program needs is not installed.</summary>
internal sealed class MissingToolException(string message) : Exception(message);

/// <summary>A command-line tool ended with an error.</summary>
internal sealed class ToolFailedException(string message) : Exception(message);

/// <summary>Runs a command-line tool and waits for it.</summary>
internal static class Tool
{
    private static readonly Dictionary<string, string> HowToInstall = new()
    {
        ["npm"] = "install Node.js with npm (Debian: apt-get install npm)",
        ["rsvg-convert"] = "install librsvg's tools (Debian: apt-get install librsvg2-bin)",
    };

    public static async Task RunAsync(string name, string[] arguments, string? input = null)
    {
        var start = new ProcessStartInfo(name, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        using var process = Start(start);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        try
        {
            await process.StandardInput.WriteAsync(input).ConfigureAwait(false);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The tool stopped reading; its exit code and error text tell why.
        }

        await process.WaitForExitAsync().ConfigureAwait(false);
        await output.ConfigureAwait(false);
        var said = await errors.ConfigureAwait(false);
        if (process.ExitCode != 0)
        {
            throw new ToolFailedException($"{name} ended with code {process.ExitCode}: {said.Trim()}");
        }
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            throw new MissingToolException(
                $"{start.FileName} was not found: {HowToInstall.GetValueOrDefault(start.FileName, "install it")}");
        }
    }
}
