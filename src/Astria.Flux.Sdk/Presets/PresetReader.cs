using Astria.Flux.Settings;
using Astria.Flux.Steps;

namespace Astria.Flux.Presets;

/// <summary>Reads presets from settings.</summary>
internal static class PresetReader
{
    /// <summary>Reads the presets of a list; those with faults are left out, and every fault is noted.</summary>
    public static IReadOnlyList<FluxPreset> Read(
        IEnumerable<SettingsNode> items, ICollection<FluxFault> faults, IReadOnlyDictionary<string, StepPolicyReader>? policies = null) =>
        [.. items.Select(item => Read(item, faults, policies)).OfType<FluxPreset>()];

    private static FluxPreset? Read(SettingsNode node, ICollection<FluxFault> faults, IReadOnlyDictionary<string, StepPolicyReader>? policies)
    {
        var found = new List<FluxFault>();
        var settings = new SettingsReader(node, found);
        _ = settings.Text(PresetMembers.Schema);
        var name = settings.RequiredText("name");
        var revision = Revision(settings);
        var apiName = settings.Text("apiName");
        var purpose = settings.Text("purpose") ?? string.Empty;
        var isLegacy = settings.Boolean("isLegacy", false);
        var steps = Steps(settings, policies);
        var lora = Lora(settings.Group("lora"));
        var preprocessing = Preprocessing(settings.Group("preprocessing"));
        settings.RefuseUnknown();
        if (found.Count == 0 && steps is null)
            found.Add(new(node.Place.Length == 0 ? "steps" : $"{node.Place}.steps", "can't be read."));
        if (found.Count == 0 && steps is not null)
        {
            return new()
            {
                Name = name,
                Revision = revision,
                ApiName = apiName,
                Purpose = purpose,
                IsLegacy = isLegacy,
                Steps = steps,
                Lora = lora,
                Preprocessing = preprocessing,
            };
        }

        foreach (var fault in found)
            faults.Add(fault);
        return null;
    }

    private static PresetRevision Revision(SettingsReader settings)
    {
        var text = settings.RequiredText("revision");
        if (!PresetRevision.TryParse(text, out var revision) && text.Length > 0)
            settings.Fault("revision", $"is '{text}'; write the year and the month, such as 2025-06.");
        return revision;
    }

    private static StepPolicy? Steps(SettingsReader settings, IReadOnlyDictionary<string, StepPolicyReader>? policies)
    {
        var steps = settings.Group("steps");
        if (steps.Text(PresetMembers.Kind) is { } kind)
            return Custom(steps, kind, policies);
        var perImage = steps.Int64("perImage");
        var minimum = steps.Int64("minimum");
        var maximum = steps.Int64("maximum");
        var count = steps.Int64("fixed");
        var engineDecides = steps.Boolean("engineDecides", false);
        var economy = Economy(steps);
        steps.RefuseUnknown();
        var rules = (perImage is null ? 0 : 1) + (count is null ? 0 : 1) + (engineDecides ? 1 : 0);
        if (rules != 1)
        {
            settings.Fault("steps", $"{(rules == 0 ? "is missing" : "has several rules")}; give one of perImage, fixed and engineDecides.");
            return null;
        }

        if (perImage is not { } rate)
        {
            if (minimum is not null || maximum is not null || economy is not null)
                settings.Fault("steps", "has a minimum, a maximum or an economy rate; they only go with perImage.");
            return count is { } number ? Fixed(steps, number) : new EngineDefaultStepPolicy();
        }

        return PerImage(steps, rate, minimum ?? 1, maximum, economy);
    }

    private static StepPolicy? Custom(SettingsReader steps, string kind, IReadOnlyDictionary<string, StepPolicyReader>? policies)
    {
        if (policies is null || !policies.TryGetValue(kind, out var reader))
        {
            steps.Fault(PresetMembers.Kind, $"is '{kind}', which can't be read; for a step policy of your own give {nameof(PresetFormat)} a {nameof(StepPolicyReader)}.");
            return null;
        }

        var policy = reader.Read(new PresetNode(steps));
        steps.RefuseUnknown();
        return policy;
    }

    private static FixedStepPolicy? Fixed(SettingsReader steps, long count)
    {
        if (count >= 1)
            return new(count);
        steps.Fault("fixed", Invariant($"is {count}; it must be at least 1."));
        return null;
    }

    private static PerImageStepPolicy? PerImage(SettingsReader steps, long rate, long minimum, long? maximum, StepRateRange? economy)
    {
        var isSound = true;
        Require(rate is >= 1 and <= int.MaxValue, "perImage", rate, Invariant($"1 to {int.MaxValue}"));
        Require(minimum >= 1, "minimum", minimum, "at least 1");
        if (maximum is { } limit)
            Require(limit >= minimum, "maximum", limit, Invariant($"at least the minimum, {minimum}"));
        return isSound ? new((int)rate, minimum, maximum) { EconomyRate = economy } : null;

        void Require(bool fine, string key, long value, string range)
        {
            if (fine)
                return;
            isSound = false;
            steps.Fault(key, Invariant($"is {value}; it must be {range}."));
        }
    }

    private static StepRateRange? Economy(SettingsReader steps)
    {
        if (!steps.Has("economy"))
        {
            _ = steps.Group("economy");
            return null;
        }

        var economy = steps.Group("economy");
        var least = economy.Int32("least", 0);
        var most = economy.Int32("most", 0);
        economy.RefuseUnknown();
        if (least >= 1 && most >= least)
            return new StepRateRange(least, most);
        steps.Fault("economy", Invariant($"is {least} to {most}; least must be at least 1, and most not below it."));
        return null;
    }

    private static LoraHyperparameters Lora(SettingsReader settings)
    {
        var usual = new LoraHyperparameters();
        var lora = usual with
        {
            Rank = settings.Int32("rank", usual.Rank),
            Alpha = settings.Double("alpha", usual.Alpha),
            LearningRate = settings.Double("learningRate", usual.LearningRate),
            Schedule = settings.Enum("schedule", usual.Schedule),
            WarmupSteps = settings.Int32("warmupSteps", usual.WarmupSteps),
            BatchSize = settings.Int32("batchSize", usual.BatchSize),
            Resolution = settings.Int32("resolution", usual.Resolution),
            CaptionDropout = settings.Double("captionDropout", usual.CaptionDropout),
            Targets = settings.Text("targets") is { } targets && !string.IsNullOrWhiteSpace(targets) ? new(targets) : usual.Targets,
        };
        settings.RefuseUnknown();
        return lora;
    }

    private static PresetPreprocessing Preprocessing(SettingsReader settings)
    {
        var preprocessing = new PresetPreprocessing
        {
            FaceCrop = settings.Boolean("faceCrop", false),
            SubjectMask = settings.Boolean("subjectMask", false),
            RequireFace = settings.Boolean("requireFace", false),
        };
        settings.RefuseUnknown();
        return preprocessing;
    }
}
