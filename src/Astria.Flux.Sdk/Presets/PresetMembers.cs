namespace Astria.Flux.Presets;

/// <summary>The names of a preset's members in JSON, as the published schema has them.</summary>
internal static class PresetMembers
{
    public const string Schema = "$schema";
    public const string Name = "name";
    public const string Revision = "revision";
    public const string ApiName = "apiName";
    public const string Purpose = "purpose";
    public const string IsLegacy = "isLegacy";
    public const string Steps = "steps";
    public const string Kind = "kind";
    public const string Lora = "lora";
    public const string Rank = "rank";
    public const string Alpha = "alpha";
    public const string LearningRate = "learningRate";
    public const string Schedule = "schedule";
    public const string WarmupSteps = "warmupSteps";
    public const string BatchSize = "batchSize";
    public const string Resolution = "resolution";
    public const string CaptionDropout = "captionDropout";
    public const string Targets = "targets";
    public const string Preprocessing = "preprocessing";
    public const string FaceCrop = "faceCrop";
    public const string SubjectMask = "subjectMask";
    public const string RequireFace = "requireFace";

    public static string NameOf(LearningRateSchedule schedule) => schedule.ToString().ToLowerInvariant();
}
