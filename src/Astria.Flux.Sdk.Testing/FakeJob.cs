using Astria.Flux.Planning;
using Astria.Flux.Training;

namespace Astria.Flux.Testing;

/// <summary>A job of the fake engine. Where it is, is only a question of the time.</summary>
internal sealed class FakeJob(TrainingJob handle, TrainingPlan plan, FakeFluxScript script)
{
    private readonly long _steps = plan.Steps.Steps ?? script.EngineSteps;

    public TrainingJob Handle => handle;

    public DateTimeOffset? CancelledAt { get; set; }

    private DateTimeOffset PreparingAt => handle.SubmittedAt + script.Queue;

    private DateTimeOffset TrainingAt => PreparingAt + script.Preparation;

    private DateTimeOffset SavingAt => TrainingAt + script.Step * _steps;

    private DateTimeOffset FailsAt => script.FailAtStep is { } step && step <= _steps ? TrainingAt + script.Step * step : DateTimeOffset.MaxValue;

    private DateTimeOffset DoneAt => SavingAt + script.Saving;

    /// <summary>The next time at which something is to be seen: a change of stage, a step, the end.</summary>
    public DateTimeOffset NextAfter(DateTimeOffset now)
    {
        var step = now < TrainingAt || script.Step <= TimeSpan.Zero ? TrainingAt : TrainingAt + script.Step * ((now - TrainingAt).Ticks / script.Step.Ticks + 1);
        DateTimeOffset[] moments = [PreparingAt, TrainingAt, step, SavingAt, FailsAt, DoneAt];
        return moments.Where(moment => moment > now).DefaultIfEmpty(now).Min();
    }

    public TrainingStatus At(DateTimeOffset now)
    {
        if (CancelledAt is not null)
            return new() { State = TrainingState.Cancelled };
        if (now >= FailsAt)
            return new() { State = TrainingState.Failed, Failure = script.Failure, Progress = Progress(TrainingStage.Training, FailsAt) };
        if (now >= DoneAt)
            return new() { State = TrainingState.Succeeded, Tune = Tune(), Progress = Progress(TrainingStage.Saving, DoneAt) };
        if (now < PreparingAt)
            return new() { State = TrainingState.Queued, Progress = Progress(TrainingStage.Queued, now) };
        var stage = now < TrainingAt ? TrainingStage.Preparing : now < SavingAt ? TrainingStage.Training : TrainingStage.Saving;
        return new() { State = TrainingState.Running, Progress = Progress(stage, now) };
    }

    private TrainingProgress Progress(TrainingStage stage, DateTimeOffset now)
    {
        var step = stage < TrainingStage.Training ? 0
            : stage == TrainingStage.Saving || script.Step <= TimeSpan.Zero ? _steps
            : Math.Clamp((now - TrainingAt).Ticks / script.Step.Ticks, 0, _steps);
        return new()
        {
            Stage = stage,
            Step = step,
            TotalSteps = _steps,

            // Falls as losses do, and depends on nothing but the step.
            Loss = step == 0 ? null : 0.2 + 0.8 / step,
            Elapsed = now - handle.SubmittedAt,
            Remaining = DoneAt - now,
        };
    }

    private Tune Tune() => new()
    {
        Id = $"tune-{handle.Id}",
        Engine = handle.Engine,
        Token = handle.Token,
        SubjectClass = handle.SubjectClass,
        Title = handle.Title,
        Preset = handle.Preset,
        Steps = _steps,
        TrainedAt = DoneAt,
        Metadata = plan.Metadata(),
    };
}
