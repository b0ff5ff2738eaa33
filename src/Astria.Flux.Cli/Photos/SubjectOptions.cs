using System.CommandLine;
using Astria.Flux.Imaging.Captions;
using Astria.Flux.Planning;

namespace Astria.Flux.Cli.Photos;

/// <summary>The options that say what is taught.</summary>
internal sealed class SubjectOptions
{
    // Those whose noun changes what is done, and a few that people teach.
    private static readonly string[] Known = ["man", "woman", "boy", "girl", "child", "baby", "person", "cat", "dog", "product", "style"];

    public SubjectOptions(string defaultClass)
    {
        Class = new("--class") { Description = "What is taught: a noun such as man, woman, cat, sneaker or style.", DefaultValueFactory = _ => defaultClass };
        Class.CompletionSources.Add(Known);
    }

    public Option<string> Class { get; }

    public Option<string> Token { get; } = new("--token") { Description = "The rare word that names it in prompts and captions.", DefaultValueFactory = _ => TrainingPlan.DefaultToken };

    /// <exception cref="WrongUseException">They make no sense.</exception>
    public CaptionSubject Read(ParseResult parsed)
    {
        try
        {
            return new(parsed.GetRequiredValue(Token), parsed.GetRequiredValue(Class));
        }
        catch (ArgumentException e)
        {
            throw new WrongUseException($"--token and --class: {e.Message}");
        }
    }
}
