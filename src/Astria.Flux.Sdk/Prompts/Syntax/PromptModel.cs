namespace Astria.Flux.Prompts.Syntax;

/// <summary>The members of the FLUX.1 family, as far as they differ for a prompt.</summary>
public enum PromptModel
{
    /// <summary>FLUX.1 [dev], and what is trained on it.</summary>
    Dev = 0,

    /// <summary>FLUX.1 [schnell].</summary>
    Schnell,

    /// <summary>FLUX.1 [pro] and its successors behind an API.</summary>
    Pro,
}
