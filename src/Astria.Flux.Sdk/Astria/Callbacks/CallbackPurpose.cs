namespace Astria.Flux.Astria.Callbacks;

/// <summary>What a callback reports.</summary>
public enum CallbackPurpose
{
    /// <summary>A tune is trained.</summary>
    Tune = 0,

    /// <summary>A prompt is drawn.</summary>
    Prompt,

    /// <summary>All prompts of a pack are drawn.</summary>
    Prompts,
}
