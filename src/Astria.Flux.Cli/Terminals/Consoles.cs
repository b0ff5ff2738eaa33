using Spectre.Console;

namespace Astria.Flux.Cli.Terminals;

/// <summary>Makes consoles that write where they are told, and nothing the terminal doesn't show.</summary>
internal static class Consoles
{
    public static IAnsiConsole Over(TextWriter writer, bool colors, int width)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = colors ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = colors ? ColorSystemSupport.EightBit : ColorSystemSupport.NoColors,
            Interactive = colors ? InteractionSupport.Yes : InteractionSupport.No,
            Out = new AnsiConsoleOutput(writer),
        });
        console.Profile.Width = width;
        console.Profile.Capabilities.Unicode = true;
        return console;
    }
}
