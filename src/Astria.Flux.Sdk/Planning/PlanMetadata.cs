using Astria.Flux.Presets;

namespace Astria.Flux.Planning;

/// <summary>The notes about a plan that an engine writes into the file it makes.</summary>
internal static class PlanMetadata
{
    public static Dictionary<string, string> Of(TrainingPlan plan)
    {
        var expansion = plan.Expansion;
        var notes = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["astria.preset"] = plan.Preset.Name,
            ["astria.revision"] = plan.Preset.Revision.ToString(),
            ["astria.preset_json"] = expansion.Json,
            ["astria.preset_sha256"] = expansion.Sha256,
            ["astria.images"] = Invariant($"{plan.ImageCount}"),
            ["astria.token"] = plan.Token,
            ["astria.subject_class"] = plan.SubjectClass,
        };
        if (plan.Steps.Steps is { } steps)
            notes["astria.steps"] = Invariant($"{steps}");
        if (plan.Lora != plan.Preset.Lora)
            notes["astria.lora_json"] = PresetExpansion.Canonical(PresetWriter.Write(plan.Lora));
        return notes;
    }
}
