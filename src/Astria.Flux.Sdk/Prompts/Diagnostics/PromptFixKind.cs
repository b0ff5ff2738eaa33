namespace Astria.Flux.Prompts.Diagnostics;

/// <summary>Whether a fix may be applied without asking.</summary>
public enum PromptFixKind
{
    /// <summary>It takes out what the model can't use and keeps the rest; apply it without asking.</summary>
    Safe = 0,

    /// <summary>It changes what is said; a person should look.</summary>
    Suggestion,
}
