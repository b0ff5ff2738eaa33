using Astria.Flux.Presets;
using Astria.Flux.Steps;

namespace Astria.Flux.Planning;

/// <summary>All that will be trained, and why, before anything runs or is paid for.</summary>
/// <remarks>Made by <see cref="TrainingPlanner"/>.</remarks>
public sealed record TrainingPlan
{
    /// <summary>The token when the caller names none: <c>ohwx</c>, Astria's documentation, FLUX fine-tuning page.</summary>
    public const string DefaultToken = "ohwx";

    /// <summary>The subject class when the caller names none.</summary>
    public const string DefaultSubjectClass = "subject";

    /// <summary>The training policy.</summary>
    public required FluxPreset Preset { get; init; }

    /// <summary>How many images are trained on.</summary>
    public required int ImageCount { get; init; }

    /// <summary>How many steps, and why.</summary>
    public required StepPlan Steps { get; init; }

    /// <summary>How the LoRA is trained: the preset's values, or the caller's where there are any.</summary>
    public required LoraHyperparameters Lora { get; init; }

    /// <summary>What is taught: a noun such as <c>man</c>, <c>cat</c>, <c>sneaker</c> or <c>style</c>.</summary>
    /// <value>Default: <see cref="DefaultSubjectClass"/>.</value>
    public string SubjectClass { get; init; } = DefaultSubjectClass;

    /// <summary>The rare word that names the subject in prompts.</summary>
    /// <value>Default: <see cref="DefaultToken"/>.</value>
    public string Token { get; init; } = DefaultToken;

    /// <summary>Why it is as it is, the most important first.</summary>
    /// <value>Default: none.</value>
    public IReadOnlyList<PlanReason> Reasons { get; init; } = [];
}
