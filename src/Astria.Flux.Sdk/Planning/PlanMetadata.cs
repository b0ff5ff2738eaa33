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
            [PresetNotes.Preset] = plan.Preset.Name,
            [PresetNotes.Revision] = plan.Preset.Revision.ToString(),
            [PresetNotes.Json] = expansion.Json,
            [PresetNotes.Sha256] = expansion.Sha256,
            [PresetNotes.Images] = Invariant($"{plan.ImageCount}"),
            [PresetNotes.Token] = plan.Token,
            [PresetNotes.SubjectClass] = plan.SubjectClass,
        };
        if (plan.Steps.Steps is { } steps)
            notes[PresetNotes.Steps] = Invariant($"{steps}");
        if (plan.LoraJson is { } lora)
            notes[PresetNotes.LoraJson] = lora;
        return notes;
    }
}
