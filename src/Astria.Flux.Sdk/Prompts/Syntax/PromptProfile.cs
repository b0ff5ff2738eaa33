namespace Astria.Flux.Prompts.Syntax;

/// <summary>What the target of a prompt understands. Linting depends on it.</summary>
public sealed record PromptProfile
{
    /// <summary>FLUX at Astria: no weights, no negatives. Source: Astria's documentation, FLUX fine-tuning page.</summary>
    public static PromptProfile AstriaFlux { get; } = new() { Name = "astria-flux" };

    /// <summary>FLUX with true guidance, as an engine of one's own can draw it at twice the time: no weights and no negatives in the prompt, but
    /// a negative prompt beside it.</summary>
    public static PromptProfile FluxTrueGuidance { get; } = new() { Name = "flux-true-guidance", TakesNegativePrompt = true };

    /// <summary>Its name, for people and settings.</summary>
    public required string Name { get; init; }

    /// <summary>Whether weights in brackets act.</summary>
    /// <value>Default: <see langword="false"/>: the brackets and the number are drawn from like any other words.</value>
    public bool UnderstandsWeights { get; init; }

    /// <summary>Whether naming an unwanted thing keeps it away.</summary>
    /// <value>Default: <see langword="false"/>: the thing named tends to appear.</value>
    public bool UnderstandsNegation { get; init; }

    /// <summary>Whether there is a negative prompt beside the prompt, so that what is unwanted can be said there.</summary>
    /// <value>Default: <see langword="false"/>.</value>
    public bool TakesNegativePrompt { get; init; }
}
