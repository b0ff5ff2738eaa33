namespace Astria.Flux.Planning;

/// <summary>What a <see cref="PlanReason"/> explains, for apps that show their own words, and which values it brings.</summary>
public enum PlanReasonKind
{
    /// <summary>Why this preset. Values: <c>preset</c>, <c>revision</c>.</summary>
    Preset = 0,

    /// <summary>Why this number of steps. Values: <c>reason</c> (a <see cref="Steps.StepReason"/>), <c>steps</c> unless the engine decides, <c>rule</c>.</summary>
    Steps,

    /// <summary>A note on a number the caller chose. Values: <c>advice</c> (a <see cref="Steps.StepAdviceKind"/>), <c>steps</c>, <c>images</c>.</summary>
    Advice,

    /// <summary>A value of the LoRA that the caller chose instead of the preset's. Values: <c>member</c> (as a preset's JSON names it), <c>value</c>, <c>preset</c> (what the preset has).</summary>
    Override,

    /// <summary>How often each image is seen. Values: <c>exposures</c>, <c>steps</c>, <c>batch</c>, <c>images</c>.</summary>
    Exposure,

    /// <summary>An image that isn't trained on. Values: <c>image</c>, <c>cause</c> (an <see cref="UnusedImageCause"/>).</summary>
    UnusedImage,

    /// <summary>Files that don't count as images. Values: <c>captions</c>, <c>masks</c>, <c>regularisation</c>, <c>others</c>.</summary>
    NotCounted,

    /// <summary>What a budget took away. Values: <c>wanted</c>, <c>steps</c>, <c>exposuresWanted</c>, <c>exposures</c>.</summary>
    GivenUp,

    /// <summary>What would make a wish possible: <c>money</c> and <c>currency</c>, or <c>time</c>; and the <c>steps</c> it would pay for.</summary>
    WouldBePossible,

    /// <summary>Why nothing can be said: a rate or a rule is missing.</summary>
    Unknown,
}
