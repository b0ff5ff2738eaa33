using Astria.Flux.Imaging.Buckets;
using Astria.Flux.Imaging.Facts;
using Astria.Flux.Presets;
using static System.FormattableString;

namespace Astria.Flux.Imaging.Advice;

/// <summary>Whether a set has the right number of photos and sizes.</summary>
internal static class CountAdvice
{
    public static void Give(IReadOnlyList<PhotoFacts> usable, AdviceOptions options, AdviceList advice)
    {
        if (options.Set.Count.Below(usable.Count) is { } few)
            advice.Add(few.Severity, AdviceCodes.SetTooFew, null, Invariant($"{Counted.Of(usable.Count, "usable photo")}, below {few.Threshold}"), "add photos", ("photos", usable.Count), ("threshold", few.Threshold));
        if (usable.Count >= PresetAdvisor.HighFromImages && options.Preset.Name != FluxPresets.High.Name)
            advice.Add(AdviceSeverity.Note, AdviceCodes.SetMany, null, Invariant($"{usable.Count} photos, {PresetAdvisor.HighFromImages} and more"), $"consider the preset {FluxPresets.High.Name} instead of {options.Preset.Name}", ("photos", usable.Count), ("threshold", PresetAdvisor.HighFromImages));
        var batch = options.BatchSize ?? options.Preset.Lora.BatchSize;
        var table = BucketTable.Flux((int)Math.Min(options.TrainingArea, int.MaxValue));
        var buckets = usable.Select(photo => table.Fit(photo.Width, photo.Height).Bucket).Distinct().Count();
        // One size for all is as few as there can be.
        var most = Math.Max(1, usable.Count / batch);
        if (batch > 1 && buckets > most)
            advice.Add(AdviceSeverity.Note, AdviceCodes.SetBuckets, null, Invariant($"{buckets} sizes for {usable.Count} photos in batches of {batch}, above {most}"), "crop them to fewer shapes, or train with batch 1", ("buckets", buckets), ("threshold", most));
    }
}
