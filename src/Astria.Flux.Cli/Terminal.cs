using System.Text;

namespace Astria.Flux.Cli;

/// <summary>Where a command reads and writes.</summary>
internal sealed class Terminal : IDisposable
{
    public Terminal(Stream input, Stream output, TextWriter error, string folder, bool colors = false)
    {
        Input = input;
        Output = output;
        // A report is bytes for the next program: no byte order mark, no other line ends.
        Writer = new StreamWriter(output, new UTF8Encoding(false)) { NewLine = "\n" };
        Error = error;
        Folder = folder;
        Colors = colors;
    }

    public Stream Input { get; }

    public Stream Output { get; }

    public TextWriter Writer { get; }

    public TextWriter Error { get; }

    /// <summary>The folder that paths are relative to.</summary>
    public string Folder { get; }

    public bool Colors { get; }

    public static Terminal Open() => new(
        Console.OpenStandardInput(), Console.OpenStandardOutput(), Console.Error, Environment.CurrentDirectory, WantsColors(Console.IsOutputRedirected, Environment.GetEnvironmentVariable));

    /// <summary>Whether to colour: only on a terminal that can, and not against <c>NO_COLOR</c> (no-color.org).</summary>
    public static bool WantsColors(bool isRedirected, Func<string, string?> variable) =>
        !isRedirected && string.IsNullOrEmpty(variable("NO_COLOR")) && !string.Equals(variable("TERM"), "dumb", StringComparison.Ordinal);

    public void Dispose()
    {
        Writer.Dispose();
        Input.Dispose();
    }
}
