namespace Astria.Flux.Prompts.Output;

/// <summary>Something that could not be read, so that nobody knows what would have been found: a file that is no text, a line that is no JSON.</summary>
/// <param name="File">The file; <see langword="null"/> for standard input.</param>
/// <param name="Problem">What is wrong with it, and what would be right.</param>
public sealed record UnreadPrompts(string? File, string Problem)
{
    /// <summary>Where in the file.</summary>
    /// <value>Default: <see langword="null"/>, all of it, or nobody knows where.</value>
    public PromptPosition? Position { get; init; }
}
