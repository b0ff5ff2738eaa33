using Astria.Flux.Local.Adapters;
using Astria.Flux.Local.Engine;
using Astria.Flux.Local.Training;
using Astria.Flux.Training;

namespace Astria.Flux.Local.Jobs;

/// <summary>Runs one job from its folder: photos and prior pictures, then the steps from the last checkpoint on, then the LoRA's file.</summary>
internal sealed class TrainingRun(EngineSession session, JobFolder folder, TimeProvider time, Action<TrainingProgress> report, CancellationToken cancellationToken) : ITrainingObserver
{
    // How often a cancellation by another process is looked for.
    private const int StepsBetweenLooks = 10;

    private readonly JobRecord _record = folder.ReadRecord();
    private readonly long _began = time.GetTimestamp();
    private readonly StepPace _pace = new(time);

    public Tune Execute()
    {
        // A checkpoint of something else is refused before hours are spent on it.
        var checkpoints = new CheckpointFolder(folder.CheckpointsPath, JobIdentity.Of(_record, session, folder));
        checkpoints.ThrowIfOther();
        var pictures = new JobPictures(session, folder, _record, message => Report(TrainingStage.Preparing, new LoopState(), message: message)).Read(cancellationToken);
        var settings = JobSettings.Of(_record);
        using var learner = session.NewLearner(settings);
        var end = new LoraTraining(learner, pictures, settings, checkpoints, this).Run(cancellationToken);
        Report(TrainingStage.Saving, end);
        var tune = Save(learner.ToWeights(), LoraNotes.Of(_record, end, Leak.Measure(learner, pictures, _record.Seed), session.BaseSha256));
        checkpoints.Clear();
        folder.ForgetDrawn();
        return tune;
    }

    void ITrainingObserver.OnStep(LoopState state, ILoraLearner learner)
    {
        if (state.Step % StepsBetweenLooks == 0 && folder.IsCancelled) throw new OperationCanceledException("The job was cancelled.");
        var previews = new JobPreviews(session, folder, _record);
        Report(TrainingStage.Training, state, _pace.After(_record.Steps - state.Step), previews: previews.AreDue(state.Step) ? previews.Draw(state.Step, cancellationToken) : []);
    }

    private Tune Save(LoraWeights lora, Dictionary<string, string> notes)
    {
        LoraFile.Write(folder.LoraPath, lora with { Metadata = notes });
        var tune = new Tune
        {
            Id = _record.Job.Id,
            Engine = _record.Job.Engine,
            Token = _record.Job.Token,
            SubjectClass = _record.Job.SubjectClass,
            Title = _record.Job.Title,
            FilePath = folder.LoraPath,
            Preset = _record.Job.Preset,
            Steps = _record.Steps,
            TrainedAt = time.GetUtcNow(),
            Metadata = notes,
        };
        folder.Succeed(tune);
        return tune;
    }

    private void Report(TrainingStage stage, LoopState state, TimeSpan? remaining = null, string? message = null, IReadOnlyList<TrainingPreview>? previews = null) => report(new TrainingProgress
    {
        Stage = stage,
        Step = state.Step,
        TotalSteps = _record.Steps,
        Loss = state.Loss,
        Elapsed = time.GetElapsedTime(_began),
        Remaining = remaining,
        Message = message,
        Validation = state.Validation,
        Previews = previews ?? [],
    });
}
