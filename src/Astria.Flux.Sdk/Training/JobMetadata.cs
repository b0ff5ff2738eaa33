using Astria.Flux.Presets;

namespace Astria.Flux.Training;

/// <summary>The notes about a job that an engine writes into the file it makes.</summary>
internal static class JobMetadata
{
    public static Dictionary<string, string> Of(TrainingJob job)
    {
        var notes = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [PresetNotes.Token] = job.Token,
            [PresetNotes.SubjectClass] = job.SubjectClass,
        };
        var at = job.Preset.IndexOf(PresetReference.Separator, StringComparison.Ordinal);
        notes[PresetNotes.Preset] = at < 0 ? job.Preset : job.Preset[..at];
        if (at >= 0)
            notes[PresetNotes.Revision] = job.Preset[(at + 1)..];
        if (job.Steps is { } steps)
            notes[PresetNotes.Steps] = Invariant($"{steps}");
        if (job is { PresetJson: { } json, PresetSha256: { } sha256 })
        {
            notes[PresetNotes.Json] = json;
            notes[PresetNotes.Sha256] = sha256;
        }

        if (job.LoraJson is { } lora)
            notes[PresetNotes.LoraJson] = lora;
        return notes;
    }
}
