namespace Astria.Flux.Prompts.Diagnostics;

/// <summary>How much a finding matters, the least first.</summary>
public enum PromptSeverity
{
    /// <summary>A thought, for those who ask for it.</summary>
    Hint = 0,

    /// <summary>Worth knowing; the prompt works.</summary>
    Information,

    /// <summary>The model will not do what the text seems to ask for.</summary>
    Warning,

    /// <summary>The text can't be meant as it is.</summary>
    Error,
}
