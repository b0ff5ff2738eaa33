using System.Diagnostics.CodeAnalysis;
using Astria.Flux.Presets;
using Astria.Flux.Steps;

namespace Astria.Flux.Planning;

/// <summary>Plans a training: which preset, how many steps, and why.</summary>
/// <remarks>Pure and thread-safe.</remarks>
public sealed class TrainingPlanner
{
    /// <summary>Creates a planner whose default preset is <see cref="FluxPresets.Portrait"/>.</summary>
    public TrainingPlanner()
        : this(FluxPresets.Portrait)
    {
    }

    /// <summary>Creates a planner.</summary>
    /// <param name="defaultPreset">The preset that is planned with when none is named.</param>
    /// <exception cref="ArgumentNullException"><paramref name="defaultPreset"/> is <see langword="null"/>.</exception>
    public TrainingPlanner(FluxPreset defaultPreset)
    {
        ArgumentNullException.ThrowIfNull(defaultPreset);
        DefaultPreset = defaultPreset;
    }

    /// <summary>The preset that is planned with when none is named.</summary>
    public FluxPreset DefaultPreset { get; }

    /// <summary>Plans with a preset of the caller's choice.</summary>
    /// <param name="imageCount">How many images are trained on; at least 1. Captions, masks and regularisation pictures don't
    /// count.</param>
    /// <param name="preset">The training policy; <see langword="null"/> for <see cref="DefaultPreset"/>.</param>
    /// <param name="overrides">What the caller decides instead of the preset; <see langword="null"/> for nothing.</param>
    /// <returns>The plan, with its reasons.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="imageCount"/> or the overriding steps are below 1.</exception>
    /// <exception cref="FluxPolicyException">The preset or the overrides make no sense; every fault is listed.</exception>
    [SuppressMessage("ApiDesign", "RS0027", Justification = "The other overload takes facts, not a number: no call can change its meaning.")]
    public TrainingPlan Plan(int imageCount, FluxPreset? preset = null, TrainingOverrides? overrides = null)
    {
        var reason = preset is null ? $"'{DefaultPreset.Name}' is the default." : $"'{preset.Name}' was asked for.";
        return Plan(imageCount, new PresetAdvice(preset ?? DefaultPreset, reason), overrides ?? new());
    }

    /// <summary>Plans with the preset that suits the subject and the number of images.</summary>
    /// <param name="subjectClass">What is taught, such as <c>man</c>, <c>cat</c>, <c>sneaker</c> or <c>style</c>.</param>
    /// <param name="imageCount">How many images are trained on; at least 1. Captions, masks and regularisation pictures don't
    /// count.</param>
    /// <param name="overrides">What the caller decides instead of the preset; <see langword="null"/> for nothing. Its subject class is
    /// not looked at.</param>
    /// <returns>The plan, with its reasons.</returns>
    /// <exception cref="ArgumentException"><paramref name="subjectClass"/> is empty or blank.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="imageCount"/> or the overriding steps are below 1.</exception>
    /// <exception cref="FluxPolicyException">The overrides make no sense; every fault is listed.</exception>
    [SuppressMessage("ApiDesign", "RS0027", Justification = "The other overload takes facts, not a number: no call can change its meaning.")]
    public TrainingPlan PlanFor(string subjectClass, int imageCount, TrainingOverrides? overrides = null) =>
        Plan(imageCount, PresetAdvisor.Recommend(subjectClass, imageCount), (overrides ?? new()) with { SubjectClass = subjectClass });

    /// <summary>Plans for a set of files whose facts are known: what can't be used is named and left out, what is no image doesn't count.</summary>
    /// <param name="facts">What is known about the files.</param>
    /// <param name="preset">The training policy; <see langword="null"/> for <see cref="DefaultPreset"/>.</param>
    /// <param name="overrides">What the caller decides instead of the preset; <see langword="null"/> for nothing.</param>
    /// <returns>The plan, with its reasons.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="facts"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The overriding steps are below 1.</exception>
    /// <exception cref="FluxPolicyException">No image can be used, or the preset or the overrides make no sense; every fault is listed.</exception>
    public TrainingPlan Plan(TrainingSetFacts facts, FluxPreset? preset, TrainingOverrides? overrides)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var reason = preset is null ? $"'{DefaultPreset.Name}' is the default." : $"'{preset.Name}' was asked for.";
        return Plan(facts, new PresetAdvice(preset ?? DefaultPreset, reason), overrides ?? new());
    }

    /// <summary>Plans for a set of files whose facts are known, with the preset that suits the subject and the number of usable images.</summary>
    /// <param name="subjectClass">What is taught, such as <c>man</c>, <c>cat</c>, <c>sneaker</c> or <c>style</c>.</param>
    /// <param name="facts">What is known about the files.</param>
    /// <param name="overrides">What the caller decides instead of the preset; <see langword="null"/> for nothing. Its subject class is not looked at.</param>
    /// <returns>The plan, with its reasons.</returns>
    /// <exception cref="ArgumentException"><paramref name="subjectClass"/> is empty or blank.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="facts"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The overriding steps are below 1.</exception>
    /// <exception cref="FluxPolicyException">No image can be used, or the overrides make no sense; every fault is listed.</exception>
    public TrainingPlan PlanFor(string subjectClass, TrainingSetFacts facts, TrainingOverrides? overrides)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(subjectClass);
        ArgumentNullException.ThrowIfNull(facts);
        var advice = PresetAdvisor.Recommend(subjectClass, Math.Max(1, facts.UsableImages));
        return Plan(facts, advice, (overrides ?? new()) with { SubjectClass = subjectClass });
    }

    private static TrainingPlan Plan(TrainingSetFacts facts, PresetAdvice advice, TrainingOverrides overrides)
    {
        var images = ImageSelection.Of(facts, advice.Preset, overrides.SubjectClass);
        if (images.Used.Count == 0)
            throw new FluxPolicyException("No image can be trained on.", images.Faults());
        var plan = Plan(images.Used.Count, advice, overrides);
        return plan with { UsedImages = images.Used, UnusedImages = images.Unused, Reasons = [.. plan.Reasons, .. PlanReasons.Of(facts, images.Unused)] };
    }

    private static TrainingPlan Plan(int imageCount, PresetAdvice advice, TrainingOverrides overrides)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(imageCount, 1);
        if (overrides.Steps is { } chosen)
            ArgumentOutOfRangeException.ThrowIfLessThan(chosen, 1, nameof(overrides));
        var preset = advice.Preset;
        RefuseFaults(preset, overrides);
        var lora = overrides.Lora ?? preset.Lora;
        var steps = StepCalculator.Plan(preset.Steps, imageCount, lora.BatchSize, overrides.Steps);
        return new()
        {
            Preset = preset,
            ImageCount = imageCount,
            Steps = steps,
            Lora = lora,
            SubjectClass = overrides.SubjectClass?.Trim() ?? TrainingPlan.DefaultSubjectClass,
            Token = overrides.Token ?? TrainingPlan.DefaultToken,
            Reasons = PlanReasons.Of(advice, steps, lora),
        };
    }

    private static void RefuseFaults(FluxPreset preset, TrainingOverrides overrides)
    {
        List<FluxFault> faults = [.. preset.Validate().Select(fault => fault with { Place = $"preset '{preset.Name}'.{fault.Place}" })];
        if (overrides.Lora is { } lora)
            faults.AddRange(lora.Validate().Select(fault => fault with { Place = $"overrides.Lora.{fault.Place}" }));
        if (overrides.SubjectClass is { } subject && string.IsNullOrWhiteSpace(subject))
            faults.Add(new("overrides.SubjectClass", "is blank; give a noun such as man, cat or style."));
        if (overrides.Token is { } token && (token.Length == 0 || token.Any(char.IsWhiteSpace)))
            faults.Add(new("overrides.Token", $"is '{token}'; give one rare word, such as {TrainingPlan.DefaultToken}."));
        if (faults.Count > 0)
            throw new FluxPolicyException("This training can't be planned.", faults);
    }
}
