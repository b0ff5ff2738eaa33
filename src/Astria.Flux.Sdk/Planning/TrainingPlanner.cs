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
    public TrainingPlan PlanFor(string subjectClass, int imageCount, TrainingOverrides? overrides = null) =>
        Plan(imageCount, PresetAdvisor.Recommend(subjectClass, imageCount), (overrides ?? new()) with { SubjectClass = subjectClass });

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
            Reasons = Reasons(advice, steps, overrides),
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

    private static PlanReason[] Reasons(PresetAdvice advice, StepPlan steps, TrainingOverrides overrides)
    {
        var reasons = new List<PlanReason>
        {
            new(PlanReasonKind.Preset, advice.Reason),
            new(PlanReasonKind.Steps, StepsReason(advice.Preset.Steps, steps)),
        };
        if (overrides.Lora is { } lora && lora != advice.Preset.Lora)
            reasons.Add(new(PlanReasonKind.Override, "The LoRA is trained with the values asked for, not with the preset's."));
        reasons.AddRange(steps.Advice.Select(note => new PlanReason(PlanReasonKind.Advice, note.Message)));
        return [.. reasons];
    }

    private static string StepsReason(StepPolicy policy, StepPlan plan) => plan.Reason switch
    {
        StepReason.Override => Invariant($"{plan.Steps} steps were asked for."),
        StepReason.EngineDecides => "The engine decides on the number of steps.",
        StepReason.Minimum => Invariant($"{plan.Steps} steps, the minimum of the rule: {policy.Describe()}."),
        StepReason.Maximum => Invariant($"{plan.Steps} steps, the maximum of the rule: {policy.Describe()}."),
        _ => Invariant($"{plan.Steps} steps by the rule: {policy.Describe()}."),
    };
}
