namespace Astria.Flux.Prompts.Themes;

/// <summary>Who wrote a prompt.</summary>
public enum PromptThemeSource
{
    /// <summary>The library's own grammar, offline.</summary>
    Grammar = 0,

    /// <summary>A language model.</summary>
    Model,
}
