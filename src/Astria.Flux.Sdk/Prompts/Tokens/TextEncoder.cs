namespace Astria.Flux.Prompts.Tokens;

/// <summary>The text encoders of FLUX.</summary>
public enum TextEncoder
{
    /// <summary>T5-XXL, which reads the words.</summary>
    T5 = 0,

    /// <summary>CLIP-L, which contributes one vector for the whole prompt.</summary>
    Clip,
}
