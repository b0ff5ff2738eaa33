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

    /// <summary>The names of the images that are trained on, in their order.</summary>
    /// <value>Default: <see langword="null"/>, the plan was made for a number.</value>
    public IReadOnlyList<string>? UsedImages { get; init; }

    /// <summary>The images that aren't trained on, each with its cause. They aren't in <see cref="ImageCount"/>.</summary>
    /// <value>Default: none.</value>
    public IReadOnlyList<UnusedImage> UnusedImages { get; init; } = [];

    /// <summary>How the training goes through its images: turns its steps into exposures, epochs and repeats.</summary>
    /// <value>Computed each time.</value>
    public Exposure Exposure => new(ImageCount, Lora.BatchSize);

    /// <summary>What the preset's name stands for, as it is recorded in jobs and files.</summary>
    /// <value>Computed each time.</value>
    /// <exception cref="FluxPolicyException">The preset makes no sense; a planner would have refused it.</exception>
    public PresetExpansion Expansion => PresetExpansion.Of(Preset);

    /// <summary>The LoRA's values as canonical JSON, where they aren't the preset's: what <see cref="Expansion"/> alone would tell wrongly.</summary>
    /// <value><see langword="null"/> when they are the preset's. Computed each time.</value>
    public string? LoraJson => Lora == Preset.Lora ? null : PresetExpansion.Canonical(PresetWriter.Write(Lora));

    /// <summary>What an engine writes into the notes of the file that it makes, ready as it is: the preset, its expansion and fingerprint,
    /// and the LoRA's values where the caller changed them.</summary>
    /// <returns>Names beginning with <c>astria.</c>, and their texts.</returns>
    /// <exception cref="FluxPolicyException">The preset makes no sense; a planner would have refused it.</exception>
    public IReadOnlyDictionary<string, string> Metadata() => PlanMetadata.Of(this);
}
