using System.Globalization;
using Astria.Flux.Astria.Tunes;
using Astria.Flux.Training;

namespace Astria.Flux.Astria.Engine;

/// <summary>What a tune of the service is in the words of the contracts.</summary>
internal static class TuneViews
{
    public static TrainingJob JobOf(TrainingRequest request, AstriaTune tune, string engine, DateTimeOffset now)
    {
        var job = TrainingJob.For(request, Invariant($"{tune.Id}"), engine, tune.CreatedAt ?? now);
        return tune.Steps is { } steps ? job with { Steps = steps } : job;
    }

    public static TrainingStatus StatusOf(TrainingJob job, AstriaTune tune, DateTimeOffset now) => tune switch
    {
        { IsTrained: true } => new() { State = TrainingState.Succeeded, Tune = TuneOf(job, tune), Progress = ProgressOf(tune, now) },
        { FailedAt: not null } => new() { State = TrainingState.Failed, Failure = "The service says that it failed.", Progress = ProgressOf(tune, now) },
        { StartedTrainingAt: not null } => new() { State = TrainingState.Running, Progress = ProgressOf(tune, now) },
        _ => new() { State = TrainingState.Queued, Progress = ProgressOf(tune, now) },
    };

    public static TrainingProgress ProgressOf(AstriaTune tune, DateTimeOffset now)
    {
        var left = tune.Eta - now;
        return new()
        {
            Stage = tune.StartedTrainingAt is null && !tune.IsTrained ? TrainingStage.Queued : TrainingStage.Training,
            Step = tune.IsTrained ? tune.Steps ?? 0 : 0,
            TotalSteps = tune.Steps,
            Elapsed = tune.CreatedAt is { } created && (tune.TrainedAt ?? now) > created ? (tune.TrainedAt ?? now) - created : TimeSpan.Zero,
            Remaining = tune.IsTrained ? TimeSpan.Zero : left > TimeSpan.Zero ? left : null,
        };
    }

    public static Tune TuneOf(TrainingJob job, AstriaTune tune) => new()
    {
        Id = Invariant($"{tune.Id}"),
        Engine = job.Engine,
        Token = tune.Token ?? job.Token,
        SubjectClass = tune.Name ?? job.SubjectClass,
        Title = job.Title,
        Preset = job.Preset,
        Steps = tune.Steps ?? job.Steps,
        TrainedAt = tune.TrainedAt,
        Metadata = MetadataOf(job, tune),
    };

    // The service keeps the file, and writes its own notes into it: what the preset stood for is recorded here.
    private static Dictionary<string, string> MetadataOf(TrainingJob job, AstriaTune tune)
    {
        var notes = new Dictionary<string, string>(job.Metadata(), StringComparer.Ordinal);
        if (tune.ExpiresAt is { } expires) notes["expiresAt"] = expires.ToString("O", CultureInfo.InvariantCulture);
        return notes;
    }
}
