using Astria.Flux.Presets;
using Astria.Flux.Steps;

namespace Astria.Flux.Planning;

/// <summary>Says why a plan is as it is.</summary>
internal static class PlanReasons
{
    public static PlanReason[] Of(PresetAdvice advice, StepPlan steps, LoraHyperparameters lora)
    {
        var preset = advice.Preset;
        PlanReason[] changes = ReferenceEquals(lora, preset.Lora) || lora == preset.Lora ? [] : [.. Overrides(lora, preset.Lora)];
        var reasons = new PlanReason[2 + (steps.EngineDecides ? 0 : 1) + changes.Length + steps.Advice.Count];
        var i = 0;
        reasons[i++] = PlanReason.Of(PlanReasonKind.Preset, advice.Reason, new("preset", preset.Name), new("revision", preset.Revision.ToString()));
        reasons[i++] = Steps(preset.Steps, steps);
        foreach (var change in changes)
            reasons[i++] = change;
        foreach (var note in steps.Advice)
        {
            reasons[i++] = PlanReason.Of(
                PlanReasonKind.Advice, note.Message, new("advice", note.Kind.ToString()), new("steps", steps.Steps!.Value), new("images", (long)steps.ImageCount));
        }

        if (!steps.EngineDecides)
            reasons[i] = Exposures(steps);
        return reasons;
    }

    public static IEnumerable<PlanReason> Of(TrainingSetFacts facts, IReadOnlyList<UnusedImage> unused)
    {
        foreach (var image in unused)
            yield return PlanReason.Of(PlanReasonKind.UnusedImage, $"{image}.", new("image", image.Name), new("cause", image.Cause.ToString()));
        if (facts.Captions + facts.Masks + facts.RegularisationImages + facts.OtherFiles == 0)
            yield break;
        yield return PlanReason.Of(
            PlanReasonKind.NotCounted,
            Invariant($"Not counted as images: {facts.Captions} captions, {facts.Masks} masks, {facts.RegularisationImages} regularisation pictures, {facts.OtherFiles} other files."),
            new("captions", (long)facts.Captions),
            new("masks", (long)facts.Masks),
            new("regularisation", (long)facts.RegularisationImages),
            new("others", (long)facts.OtherFiles));
    }

    private static IEnumerable<PlanReason> Overrides(LoraHyperparameters chosen, LoraHyperparameters preset)
    {
        (string Member, object Chosen, object Preset)[] values =
        [
            (PresetMembers.Rank, (long)chosen.Rank, (long)preset.Rank),
            (PresetMembers.Alpha, chosen.Alpha, preset.Alpha),
            (PresetMembers.LearningRate, chosen.LearningRate, preset.LearningRate),
            (PresetMembers.Schedule, PresetMembers.NameOf(chosen.Schedule), PresetMembers.NameOf(preset.Schedule)),
            (PresetMembers.WarmupSteps, (long)chosen.WarmupSteps, (long)preset.WarmupSteps),
            (PresetMembers.BatchSize, (long)chosen.BatchSize, (long)preset.BatchSize),
            (PresetMembers.Resolution, (long)chosen.Resolution, (long)preset.Resolution),
            (PresetMembers.CaptionDropout, chosen.CaptionDropout, preset.CaptionDropout),
            (PresetMembers.Targets, chosen.Targets.Name, preset.Targets.Name),
        ];
        return from value in values
               where !value.Chosen.Equals(value.Preset)
               select PlanReason.Of(
                   PlanReasonKind.Override,
                   Invariant($"{value.Member} is {value.Chosen}, as asked for; the preset's is {value.Preset}."),
                   new("member", value.Member),
                   new("value", value.Chosen),
                   new("preset", value.Preset));
    }

    private static PlanReason Exposures(StepPlan plan)
    {
        var exposures = plan.Exposures!.Value;
        return PlanReason.Of(
            PlanReasonKind.Exposure,
            Invariant($"Each image is seen {exposures:0.##} times: {plan.Steps} steps × {plan.BatchSize} of a batch ÷ {plan.ImageCount} images."),
            new("exposures", exposures),
            new("steps", plan.Steps!.Value),
            new("batch", (long)plan.BatchSize),
            new("images", (long)plan.ImageCount));
    }

    private static PlanReason Steps(StepPolicy policy, StepPlan plan)
    {
        var rule = policy.Describe();
        var reason = plan.Reason.ToString();
        if (plan.Steps is not { } steps)
            return PlanReason.Of(PlanReasonKind.Steps, "The engine decides on the number of steps.", new("reason", reason), new("rule", rule));
        var text = plan.Reason switch
        {
            StepReason.Override => Invariant($"{steps} steps were asked for."),
            StepReason.Minimum => Invariant($"{steps} steps, the minimum of the rule: {rule}."),
            StepReason.Maximum => Invariant($"{steps} steps, the maximum of the rule: {rule}."),
            _ => Invariant($"{steps} steps by the rule: {rule}."),
        };
        return PlanReason.Of(PlanReasonKind.Steps, text, new("reason", reason), new("steps", steps), new("rule", rule));
    }
}
