using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Astria.Flux.Local.Training;

namespace Astria.Flux.Local.Jobs;

/// <summary>What a LoRA file says about its making. ss_… are the names kohya's tools read; the rest is what would be asked of a file found in a year.</summary>
internal static class LoraNotes
{
    public static Dictionary<string, string> Of(JobRecord record, LoopState end, double? leak, string baseSha256)
    {
        var notes = new Dictionary<string, string>(record.Job.Metadata(), StringComparer.Ordinal)
        {
            ["astria.steps"] = Text(record.Steps),
            ["astria.images"] = Text(record.Photos.Count),
            ["astria.seed"] = Text(record.Seed),
            ["astria.version"] = Version,
            ["astria.engine"] = record.Job.Engine,
            ["astria.base_sha256"] = baseSha256,
            ["astria.preprocessing"] = (record.Options.AspectBuckets is true ? "aspect buckets" : "centre square") + " and closer crops" + (record.Masked ? ", transparent parts count little" : ""),
            ["astria.targets"] = record.Targets,
            ["astria.options"] = JsonSerializer.Serialize(record.Options, NotesJson.Default.TrainingOptions),
            ["ss_network_module"] = "networks.lora_flux",
            ["ss_network_dim"] = Text(record.Rank),
            ["ss_network_alpha"] = Text(record.Alpha),
            ["ss_learning_rate"] = Text(record.LearningRate),
            ["ss_max_train_steps"] = Text(record.Steps),
        };
        if (leak is { } measured) notes["astria.leak"] = measured.ToString("F3", CultureInfo.InvariantCulture);
        if (end.Loss is { } loss) notes["astria.loss"] = loss.ToString("F5", CultureInfo.InvariantCulture);
        if (end.Validation is { } seen)
        {
            notes["astria.held_out_loss"] = seen.Loss.ToString("F5", CultureInfo.InvariantCulture);
            notes["astria.held_out_best_step"] = Text(seen.BestStep);
        }

        return notes;
    }

    private static string Version => typeof(LoraNotes).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    private static string Text(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);
}
