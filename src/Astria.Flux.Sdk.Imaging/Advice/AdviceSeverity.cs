namespace Astria.Flux.Imaging.Advice;

/// <summary>How much an advice matters.</summary>
public enum AdviceSeverity
{
    /// <summary>Worth knowing.</summary>
    Note = 0,

    /// <summary>The result suffers; a better photo is worth the while.</summary>
    Warning,

    /// <summary>The photo, or the set, should not be trained on as it is.</summary>
    Drop,
}
