using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Astria.Flux.Local.Engine;
using Astria.Flux.Local.Training;

namespace Astria.Flux.Local.Jobs;

/// <summary>What a job is of and with, so that a checkpoint of anything else is refused by name.</summary>
internal static class JobIdentity
{
    // Enough of a hash to tell two things apart, and to read.
    private const int ShortHash = 12;

    public static TrainingIdentity Of(JobRecord record, EngineSession session, JobFolder folder)
    {
        var facts = new Dictionary<string, string>(session.Facts, StringComparer.Ordinal)
        {
            ["the base model"] = session.BaseSha256[..ShortHash],
            ["the preset"] = record.Job.PresetSha256 is { } sha ? $"{record.Job.Preset} ({sha[..Math.Min(sha.Length, ShortHash)]})" : record.Job.Preset,
            ["the token"] = record.Job.Token,
            ["the subject class"] = record.Job.SubjectClass,
            ["the number of steps"] = Text(record.Steps),
            ["the batch"] = Text(record.Batch),
            ["the accumulation"] = Text(record.Options.Accumulation),
            ["the layers"] = record.Targets,
            ["the rank"] = Text(record.Rank),
            ["alpha"] = Text(record.Alpha),
            ["the learning rate"] = Text(record.LearningRate),
            ["the schedule"] = $"{record.Schedule}, {Text(record.WarmupSteps)} steps of warm-up, power {Text(record.Options.PolynomialPower)}",
            ["the caption dropout"] = Text(record.CaptionDropout),
            ["the gradient's longest"] = Text(record.Options.LongestGradient),
            ["the weight decay"] = Text(record.Options.WeightDecay),
            ["the average's decay"] = record.Options.AverageDecay is { } decay ? Text(decay) : "none",
            ["the timesteps"] = JsonSerializer.Serialize(record.Options.Timesteps, NotesJson.Default.TimestepSampling),
            ["the masks"] = record.Masked ? "on" : "off",
            ["the aspect buckets"] = record.Options.AspectBuckets is true ? "on" : "off",
            ["the prior pictures"] = $"{Text(record.PriorPictures)} at {(record.Guidance is { } guidance ? $"guidance {Text(guidance)}" : "the model's guidance")}",
            ["the held-out images"] = Text(record.Options.HeldOutImages),
            ["recomputing"] = record.Recompute ? "on" : "off",
            ["the seed"] = Text(record.Seed),
        };
        if (record.Resolutions.Count > 0) facts["the resolutions"] = string.Join(", ", record.Resolutions.Select(side => Text(side)));
        for (var i = 0; i < record.Photos.Count; i++)
        {
            var photo = record.Photos[i];
            var number = Text(i + 1);
            facts[$"photo {number} '{photo.Name}'"] = folder.HasPhoto(photo) ? Convert.ToHexStringLower(SHA256.HashData(folder.ReadPhoto(photo)))[..ShortHash] : "missing";
            facts[$"the caption of photo {number}"] = photo.Caption ?? "none";
        }

        return new TrainingIdentity(facts);
    }

    private static string Text(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);
}
