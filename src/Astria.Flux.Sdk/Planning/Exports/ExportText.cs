using System.Globalization;
using System.Text;
using Astria.Flux.Presets;

namespace Astria.Flux.Planning.Exports;

/// <summary>Values as YAML and TOML both read them: a JSON text is a double-quoted scalar of the one and a basic string of the other.</summary>
internal static class ExportText
{
    public static string Quote(string value)
    {
        var text = new StringBuilder("\"");
        foreach (var letter in value)
        {
            _ = letter switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                < ' ' or (>= '\u007f' and <= '\u009f') or '\u2028' or '\u2029' or '\ufeff' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}"),
                _ => text.Append(letter),
            };
        }

        return text.Append('"').ToString();
    }

    // Both languages want a point in a float with an exponent: 5E-05 is a text to some YAML readers.
    public static string Number(double value)
    {
        var text = value.ToString("0.0###################", CultureInfo.InvariantCulture);
        return double.Parse(text, CultureInfo.InvariantCulture) == value ? text : Scientific(value);
    }

    public static string Flag(bool value) => value ? "true" : "false";

    public static string Schedule(LearningRateSchedule schedule) => schedule switch
    {
        LearningRateSchedule.Linear => "linear",
        LearningRateSchedule.Cosine => "cosine",
        LearningRateSchedule.Polynomial => "polynomial",
        _ => "constant",
    };

    private static string Scientific(double value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        var at = text.IndexOf('E', StringComparison.Ordinal);
        return at < 0 || text.Contains('.', StringComparison.Ordinal) ? text : $"{text[..at]}.0{text[at..]}";
    }

    // kohya and SimpleTuner give a constant rate with a warm-up a name of its own.
    public static string WarmSchedule(LoraHyperparameters lora) =>
        lora.Schedule == LearningRateSchedule.Constant && lora.WarmupSteps > 0 ? "constant_with_warmup" : Schedule(lora.Schedule);

    public static List<string> Differences(TrainingPlan plan, bool saysTargets, params ReadOnlySpan<string?> more)
    {
        var differences = new List<string>();
        if (!saysTargets)
            differences.Add($"The set of layers '{plan.Lora.Targets}' has no name there; the trainer's nearest is used, and the LoRA has another size.");
        if (plan.Preset.Preprocessing is { FaceCrop: true } or { SubjectMask: true } or { RequireFace: true })
            differences.Add("The preset prepares the photos (faces, masks); the trainer takes them as they are.");
        foreach (var difference in more)
        {
            if (difference is not null)
                differences.Add(difference);
        }

        return differences;
    }

    public static TrainerExport Export(string trainer, KeyValuePair<string, string>[] files, List<string> differences) =>
        new() { Trainer = trainer, Files = new Dictionary<string, string>(files, StringComparer.Ordinal), Differences = differences.AsReadOnly() };
}
