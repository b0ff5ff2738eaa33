namespace Astria.Flux.Prompts.Themes;

/// <summary>What was written about a theme.</summary>
public sealed record PromptThemeResult
{
    /// <summary>The prompts, as many as were asked for.</summary>
    public required IReadOnlyList<ThemedPrompt> Prompts { get; init; }

    /// <summary>What a language model wrote and was not taken, in the order it came.</summary>
    /// <value>Default: none; the grammar needs no second try.</value>
    public IReadOnlyList<PromptThemeRejection> Rejections { get; init; } = [];

    /// <summary>What it took.</summary>
    /// <value>Default: <see langword="null"/>, no language model was asked.</value>
    public PromptThemeUsage? Usage { get; init; }

    /// <summary>The prompts' texts.</summary>
    public IEnumerable<string> Texts => Prompts.Select(prompt => prompt.Text);
}
