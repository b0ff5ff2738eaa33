using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Astria.Flux.Cli.Words;

/// <summary>Help that calls the program by its name, whatever it was started as, and ends with examples.</summary>
internal sealed class HelpWithExamples(HelpAction inner, string name, IReadOnlyList<string> rootExamples) : SynchronousCommandLineAction
{
    // In a file, or on a terminal as wide as the desk, a line is still one that an eye can follow.
    private const int LongestLine = 120;

    public override bool ClearsParseErrors => inner.ClearsParseErrors;

    /// <summary>Gives a root command such help.</summary>
    /// <param name="root">The command.</param>
    /// <param name="name">What it is called.</param>
    /// <param name="width">Characters of a line of the terminal.</param>
    /// <param name="examples">What help on the program itself ends with.</param>
    public static void Install(RootCommand root, string name, int width, params string[] examples)
    {
        var help = root.Options.OfType<HelpOption>().Single();
        var action = (HelpAction)help.Action!;
        action.MaxWidth = Math.Min(width, LongestLine);
        help.Action = new HelpWithExamples(action, name, examples);
    }

    public override int Invoke(ParseResult parseResult)
    {
        var configuration = parseResult.InvocationConfiguration;
        var output = configuration.Output;
        using var text = new StringWriter { NewLine = "\n" };
        configuration.Output = text;
        var code = inner.Invoke(parseResult);
        configuration.Output = output;
        output.Write(text.ToString().TrimEnd().Replace(RootCommand.ExecutableName, name, StringComparison.Ordinal).Replace("\r\n", "\n", StringComparison.Ordinal));
        output.Write("\n\n");
        var examples = parseResult.CommandResult.Command is ExampledCommand command ? command.Examples : rootExamples;
        output.WriteLine("Examples:");
        foreach (var example in examples) output.WriteLine($"  {example}");
        return code;
    }
}
