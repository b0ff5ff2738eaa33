namespace Astria.Flux.Presets;

/// <summary>The names under which a training is recorded in the notes of the file it makes.</summary>
internal static class PresetNotes
{
    public const string Preset = "astria.preset";
    public const string Revision = "astria.revision";
    public const string Json = "astria.preset_json";
    public const string Sha256 = "astria.preset_sha256";
    public const string LoraJson = "astria.lora_json";
    public const string Steps = "astria.steps";
    public const string Images = "astria.images";
    public const string Token = "astria.token";
    public const string SubjectClass = "astria.subject_class";
}
