namespace Astria.Flux.Training;

/// <summary>Which steps of a job have been counted already, however many listen to it.</summary>
/// <param name="step">The last step counted; <see langword="null"/> when the job was begun elsewhere, and counting begins with the first step that is heard of.</param>
internal sealed class SeenSteps(long? step)
{
    private readonly Lock _lock = new();
    private long? _step = step;
    private TimeSpan _elapsed;

    /// <summary>Whether the job was begun elsewhere, and nothing was heard of it yet.</summary>
    public bool IsNew
    {
        get
        {
            lock (_lock)
                return _step is null;
        }
    }

    /// <summary>The steps since the last report, and the time they took; zero where that isn't known.</summary>
    public (long Steps, TimeSpan Took) Count(TrainingProgress progress)
    {
        lock (_lock)
        {
            // A job that goes on after a restart begins with its preparation, at step 0: that says nothing yet.
            if (_step is null && progress.Stage != TrainingStage.Training) return default;
            var (last, before) = (_step, _elapsed);
            if (progress.Step <= last) return default;
            (_step, _elapsed) = (progress.Step, progress.Elapsed);

            // What came before the first step was preparation: its time is no step's.
            return last is { } seen ? (progress.Step - seen, seen > 0 ? progress.Elapsed - before : TimeSpan.Zero) : default;
        }
    }
}
