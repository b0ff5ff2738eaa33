namespace Astria.Flux.Local.Training;

/// <summary>
/// The training loop of every engine: rectified flow on a frozen base, the subject beside what the base knows. It can be stopped
/// at any step and go on, to the bit, from its last checkpoint.
/// </summary>
/// <param name="learner">The engine's model with the LoRA.</param>
/// <param name="pictures">What it is shown.</param>
/// <param name="settings">How.</param>
/// <param name="checkpoints">Where it can go on from; <see langword="null"/> to keep nothing.</param>
/// <param name="observer">Hears how it goes.</param>
internal sealed class LoraTraining(ILoraLearner learner, PictureSet pictures, LoraSettings settings, CheckpointFolder? checkpoints, ITrainingObserver? observer)
{
    private readonly BatchPlan _plan = new(pictures, settings);
    private readonly HeldOutLoss _heldOut = new(pictures.HeldOut, settings.Seed);

    /// <summary>Trains to the last step, beginning where the last checkpoint was saved.</summary>
    /// <param name="cancellationToken">Stops within one step; where it stopped is saved first.</param>
    /// <returns>Where it is at the end.</returns>
    /// <exception cref="CheckpointException">There is a checkpoint of another training.</exception>
    public LoopState Run(CancellationToken cancellationToken)
    {
        var state = checkpoints?.Restore(learner) ?? new LoopState();
        var saved = state.Step;
        if (state.Step == 0 && !_heldOut.IsEmpty) state = state.Seen(_heldOut.Of(learner));
        try
        {
            while (state.Step < settings.Steps)
            {
                cancellationToken.ThrowIfCancellationRequested();
                state = state.After(Step(state.Step));
                if (IsDue(state.Step, settings.ValidateEvery) && !_heldOut.IsEmpty) state = state.Seen(_heldOut.Of(learner));
                if (IsDue(state.Step, settings.CheckpointEvery)) Save(state);
                observer?.OnStep(state, learner);
            }
        }
        catch (OperationCanceledException) when (state.Step > saved)
        {
            Save(state);
            throw;
        }

        return state;

        void Save(LoopState now)
        {
            if (now.Step == saved) return;
            checkpoints?.Save(now, learner);
            saved = now.Step;
        }
    }

    private bool IsDue(int step, int every) => step % every == 0 || step == settings.Steps;

    private double Step(int step)
    {
        var planned = _plan.Of(step).ToList();
        var shown = planned.Sum(p => p.Batch.Captions.Count);
        double subjectLoss = 0;
        foreach (var part in planned)
        {
            var (batch, subjects) = part;
            if (settings.PriorsFromBase) part.KeepBase(learner);
            var losses = learner.Learn(batch, (float)batch.Captions.Count / shown);
            subjectLoss += losses.Take(subjects).Sum();
            if (losses.All(double.IsFinite)) continue;
            throw new WeightsException(FormattableString.Invariant($"Training diverged at step {step + 1}: the loss is no number any more. Lower the learning rate ({settings.LearningRate})."));
        }

        learner.Apply((float)(settings.LearningRate * settings.RateAt(step)), settings.LongestGradient);
        return subjectLoss / planned.Sum(p => p.Subjects);
    }
}
