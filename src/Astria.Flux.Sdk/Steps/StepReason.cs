namespace Astria.Flux.Steps;

/// <summary>Why a plan has the steps it has.</summary>
public enum StepReason
{
    /// <summary>The engine decides when it trains; there is no number yet.</summary>
    EngineDecides = 0,

    /// <summary>The policy's own rule, such as 27 for each image.</summary>
    Rule,

    /// <summary>The rule gave less than the policy's minimum, which then holds.</summary>
    Minimum,

    /// <summary>The rule gave more than the policy's maximum, which then holds.</summary>
    Maximum,

    /// <summary>The caller named the number.</summary>
    Override,
}
