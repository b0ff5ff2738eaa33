namespace Astria.Flux.Planning;

/// <summary>What a <see cref="PlanReason"/> explains, for apps that show their own words.</summary>
public enum PlanReasonKind
{
    /// <summary>Why this preset.</summary>
    Preset = 0,

    /// <summary>Why this number of steps.</summary>
    Steps,

    /// <summary>A note on a number the caller chose.</summary>
    Advice,

    /// <summary>A value the caller chose instead of the preset's.</summary>
    Override,
}
