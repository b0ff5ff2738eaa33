using System.Text;

namespace Astria.Flux.Cli.Terminals;

/// <summary>Where a command reads and writes, and what can be shown there.</summary>
internal sealed class Terminal : IDisposable
{
    // No terminal, no line that is too long: the next program wants a row on one line.
    private const int Unlimited = 10_000;

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

    /// <summary>Where messages, questions and progress go, so that standard output holds nothing but the answer.</summary>
    public TextWriter Error { get; }

    /// <summary>The folder that paths are relative to.</summary>
    public string Folder { get; }

    /// <summary>Whether the answer is coloured.</summary>
    public bool Colors { get; }

    /// <summary>Whether lines of messages can be written over, and coloured.</summary>
    public bool IsLive { get; init; }

    /// <summary>Whether a person can be asked.</summary>
    public bool CanAsk { get; init; }

    /// <summary>Characters of a line.</summary>
    public int Width { get; init; } = Unlimited;

    public static Terminal Open()
    {
        Func<string, string?> variable = Environment.GetEnvironmentVariable;
        return new(Console.OpenStandardInput(), Console.OpenStandardOutput(), Console.Error, Environment.CurrentDirectory, WantsColors(Console.IsOutputRedirected, variable))
        {
            IsLive = WantsColors(Console.IsErrorRedirected, variable),
            CanAsk = !Console.IsInputRedirected && !Console.IsErrorRedirected,
            Width = Console.IsOutputRedirected || Console.WindowWidth < 1 ? Unlimited : Console.WindowWidth,
        };
    }

    /// <summary>Whether to colour: only on a terminal that can, and not against <c>NO_COLOR</c> (no-color.org).</summary>
    public static bool WantsColors(bool isRedirected, Func<string, string?> variable) =>
        !isRedirected && string.IsNullOrEmpty(variable("NO_COLOR")) && !string.Equals(variable("TERM"), "dumb", StringComparison.Ordinal);

    /// <summary>The full path of what a user named.</summary>
    public string PathOf(string path) => Path.GetFullPath(Path.Combine(Folder, path));

    public void Tell(string message) => Error.WriteLine($"flux: {message}");

    public void Dispose()
    {
        Writer.Dispose();
        Input.Dispose();
    }
}
