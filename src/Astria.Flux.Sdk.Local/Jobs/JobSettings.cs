using Astria.Flux.Local.Training;
using Astria.Flux.Presets;

namespace Astria.Flux.Local.Jobs;

/// <summary>What a record means to the training loop.</summary>
internal static class JobSettings
{
    public static LoraSettings Of(JobRecord record) => new()
    {
        Steps = record.Steps,
        Batch = record.Batch,
        PriorBatch = record.Batch,
        Accumulation = record.Options.Accumulation,
        Targets = new LoraTargetSet(record.Targets),
        Rank = record.Rank,
        Alpha = (float)record.Alpha,
        LearningRate = (float)record.LearningRate,
        RateAt = LearningRates.For(record.Schedule, record.WarmupSteps, record.Steps, record.Options.PolynomialPower),
        WeightDecay = (float)record.Options.WeightDecay,
        LongestGradient = (float)record.Options.LongestGradient,
        AverageDecay = record.Options.AverageDecay,
        CaptionDropout = record.CaptionDropout,
        Recompute = record.Recompute,
        Timesteps = record.Options.Timesteps,
        ValidateEvery = record.Options.ValidateEvery,
        CheckpointEvery = record.Options.CheckpointEvery,
        Seed = record.Seed,
    };
}
