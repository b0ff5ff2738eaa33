using Astria.Flux.Presets;

namespace Astria.Flux.Planning;

/// <summary>What the caller decides instead of the preset.</summary>
public sealed record TrainingOverrides
{
    /// <summary>The number of optimizer steps, at least 1.</summary>
    /// <value>Default: <see langword="null"/>, the preset's rule.</value>
    public long? Steps { get; init; }

    /// <summary>How the LoRA is trained.</summary>
    /// <value>Default: <see langword="null"/>, the preset's values. To change one: <c>preset.Lora with { Rank = 32 }</c>.</value>
    public LoraHyperparameters? Lora { get; init; }

    /// <summary>What is taught: a noun such as <c>man</c>, <c>cat</c>, <c>sneaker</c> or <c>style</c>.</summary>
    /// <value>Default: <see langword="null"/>, which plans for <see cref="TrainingPlan.DefaultSubjectClass"/>.</value>
    public string? SubjectClass { get; init; }

    /// <summary>The rare word that names the subject in prompts.</summary>
    /// <value>Default: <see langword="null"/>, which plans for <see cref="TrainingPlan.DefaultToken"/>.</value>
    public string? Token { get; init; }
}
