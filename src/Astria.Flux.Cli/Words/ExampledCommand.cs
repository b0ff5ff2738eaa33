using System.CommandLine;

namespace Astria.Flux.Cli.Words;

/// <summary>A command whose help ends with examples.</summary>
internal sealed class ExampledCommand(string name, string description) : Command(name, description)
{
    public IReadOnlyList<string> Examples { get; private set; } = [];

    public Command WithExamples(params string[] examples)
    {
        Examples = examples;
        return this;
    }
}
