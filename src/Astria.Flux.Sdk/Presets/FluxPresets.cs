using Astria.Flux.Steps;

namespace Astria.Flux.Presets;

/// <summary>The built-in presets: those of Astria's service for FLUX.</summary>
/// <remarks>
/// <para>Step rules: Astria's documentation, FLUX fine-tuning page (27 or 100 for each image, at least 300), confirmed by its job records
/// (15 images: 405 steps; 4, 6 and 8 images: 300).</para>
/// <para>LoRA values: Astria's job records (fast: November 2024, portrait: June 2025) and the source of its worker (January 2025).</para>
/// </remarks>
public static class FluxPresets
{
    // Astria's documentation, FLUX fine-tuning page.
    private const int FastStepsPerImage = 27;
    private const int HighStepsPerImage = 100;
    private const int LeastSteps = 300;

    // The same page: "600, 1000 or 1200 steps, roughly 50 to 70 for each image" when High's own rule is more than is wanted.
    private static readonly StepRateRange HighEconomy = new(50, 70);

    private static readonly PerImageStepPolicy FastSteps = new(FastStepsPerImage, LeastSteps);

    /// <summary>For people and for most subjects; the recommended preset. Trains on face close-ups and leaves backgrounds out.</summary>
    public static FluxPreset Portrait { get; } = new()
    {
        Name = "portrait",
        ApiName = "flux-lora-portrait",
        Revision = new(2025, 6),
        Purpose = "People, animals and products from a handful of photos; recommended.",
        Steps = FastSteps,
        Lora = new() { Schedule = LearningRateSchedule.Polynomial, Targets = LoraTargetSet.Portrait },
        Preprocessing = new() { FaceCrop = true, SubjectMask = true, RequireFace = true },
    };

    /// <summary>A preset of the service whose rule and values are not published: the engine decides on the steps.</summary>
    /// <remarks>Its LoRA values are the fast preset's, for engines that need some; the service uses its own.</remarks>
    public static FluxPreset Focus { get; } = new()
    {
        Name = "focus",
        ApiName = "flux-lora-focus",
        Revision = new(2025, 6),
        Purpose = "A preset of Astria's service whose steps the service decides.",
        Steps = new EngineDefaultStepPolicy(),
    };

    /// <summary>The first fast preset, kept for what was built on it. <see cref="Portrait"/> is better for new work.</summary>
    public static FluxPreset Fast { get; } = new()
    {
        Name = "fast",
        ApiName = "flux-lora-fast",
        Revision = new(2024, 11),
        Purpose = "The first fast preset, for what was built on it.",
        Steps = FastSteps,
        IsLegacy = true,
    };

    /// <summary>For styles and for sets of 20 images and more: a bigger adapter, a lower rate, more steps. The API knows it as no
    /// preset.</summary>
    public static FluxPreset High { get; } = new()
    {
        Name = "high",
        ApiName = null,
        Revision = new(2025, 1),
        Purpose = "Styles, and sets of 20 images and more.",
        Steps = new PerImageStepPolicy(HighStepsPerImage, LeastSteps) { EconomyRate = HighEconomy },
        Lora = new() { Rank = 64, Alpha = 64, LearningRate = 1e-4 },
    };

    /// <summary>Every built-in preset, the recommended one first.</summary>
    public static IReadOnlyList<FluxPreset> All { get; } = [Portrait, Focus, Fast, High];
}
