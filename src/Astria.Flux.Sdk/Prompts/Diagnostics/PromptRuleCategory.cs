namespace Astria.Flux.Prompts.Diagnostics;

/// <summary>What a rule is about.</summary>
public enum PromptRuleCategory
{
    /// <summary>A rule of an app's own.</summary>
    Custom = 0,

    /// <summary>Syntax of other tools, which FLUX reads as words (FLX1xx).</summary>
    ForeignSyntax,

    /// <summary>Negatives (FLX2xx).</summary>
    Negation,

    /// <summary>Length (FLX3xx).</summary>
    Length,

    /// <summary>Wording and order (FLX4xx).</summary>
    Style,

    /// <summary>Things that can't both be drawn (FLX5xx).</summary>
    Conflict,

    /// <summary>Letters to be drawn (FLX6xx).</summary>
    RenderedText,

    /// <summary>What only some models or versions do (FLX7xx).</summary>
    Model,
}
