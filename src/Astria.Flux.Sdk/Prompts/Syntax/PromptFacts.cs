namespace Astria.Flux.Prompts.Syntax;

/// <summary>What is known about a request beside its prompt. A rule that needs a fact that is not given keeps quiet.</summary>
public sealed record PromptFacts
{
    /// <summary>Nothing is known.</summary>
    public static PromptFacts None { get; } = new();

    /// <summary>The word that calls what the tune was taught, such as <c>ohwx</c>.</summary>
    /// <value>Default: <see langword="null"/>, unknown.</value>
    public string? TriggerWord { get; init; }

    /// <summary>The request's negative prompt.</summary>
    /// <value>Default: <see langword="null"/>, none.</value>
    public string? NegativePrompt { get; init; }

    /// <summary>Whether the request asks for weighted prompts (<c>use_lpw</c>).</summary>
    /// <value>Default: <see langword="false"/>.</value>
    public bool UsesWeightedPrompts { get; init; }

    /// <summary>Whether a picture goes in with the prompt, so that it may ask for changes.</summary>
    /// <value>Default: <see langword="false"/>.</value>
    public bool HasInputImage { get; init; }
}
