using Astria.Flux.Local.Adapters;
using Astria.Flux.Local.Engine;
using Astria.Flux.Planning;
using Astria.Flux.Training;

namespace Astria.Flux.Local.Jobs;

/// <summary>A request as this engine will run it.</summary>
internal static class JobRequests
{
    // Any number: the same photos and plan train the same LoRA.
    private const long DefaultSeed = 42;

    /// <summary>What this engine can't do of a plan.</summary>
    public static IEnumerable<FluxFault> Faults(TrainingPlan plan, long steps)
    {
        foreach (var fault in plan.Lora.Validate()) yield return fault with { Place = $"Plan.Lora.{fault.Place}" };
        if (plan.ImageCount < 1) yield return new FluxFault("Images", "are none; give at least one.");
        if (steps > int.MaxValue) yield return new FluxFault("Plan.Steps", $"are {steps}; this engine counts up to {int.MaxValue}.");
        if (!TargetLayers.Known.Contains(plan.Lora.Targets)) yield return new FluxFault("Plan.Lora.Targets", $"are '{plan.Lora.Targets}'; this engine knows {string.Join(", ", TargetLayers.Known)}.");
    }

    /// <summary>Everything that decides about the result, as it is now.</summary>
    public static JobRecord Record(TrainingRequest request, TrainingJob job, int steps, EngineDefaults engine)
    {
        var lora = request.Plan.Lora;
        return new JobRecord
        {
            Job = job,
            Steps = steps,
            Batch = lora.BatchSize,
            Targets = lora.Targets.Name,
            Rank = lora.Rank,
            Alpha = lora.Alpha,
            LearningRate = lora.LearningRate * engine.LearningRateScale,
            Schedule = lora.Schedule,
            WarmupSteps = lora.WarmupSteps,
            CaptionDropout = lora.CaptionDropout,
            Masked = request.Plan.Preset.Preprocessing.SubjectMask,
            PriorPictures = request.Options.PriorPictures ?? engine.PriorPictures,
            Recompute = engine.Recompute,
            Guidance = engine.Guidance,
            Resolutions = engine.Resolutions,
            Options = engine.AspectBuckets ? request.Options with { AspectBuckets = request.Options.AspectBuckets ?? true } : request.Options,
            Seed = request.Seed ?? DefaultSeed,
            Photos = [.. request.Images.Select((image, i) => new JobPhoto($"photo-{i:D4}", image.Name, image.Caption))],
        };
    }
}
