using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Astria.Flux.Cli.Words;

/// <summary>Help that ends with examples.</summary>
internal static class ExampleHelp
{
    /// <summary>Adds examples to the help of a command; of a group, commands below without examples of their own show nothing of these.</summary>
    public static Command WithExamples(this Command command, params string[] examples)
    {
        if (command.Options.OfType<HelpOption>().FirstOrDefault() is not { } help)
        {
            help = new HelpOption();
            command.Options.Add(help);
        }

        help.Action = new ExampleAction((HelpAction)help.Action!, examples);
        return command;
    }

    private sealed class ExampleAction(HelpAction inner, string[] examples) : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => inner.ClearsParseErrors;

        public override int Invoke(ParseResult parseResult)
        {
            var code = inner.Invoke(parseResult);
            var output = parseResult.InvocationConfiguration.Output;
            output.WriteLine("Examples:");
            foreach (var example in examples) output.WriteLine($"  {example}");
            output.WriteLine();
            return code;
        }
    }
}
