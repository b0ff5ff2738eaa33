using Astria.Flux.Training;

namespace Astria.Flux.Local.Jobs;

/// <summary>A job being worked on in this process: its task, who listens to it, and how to stop it.</summary>
internal sealed class RunningJob(Func<RunningJob, CancellationToken, Task<Tune>> start) : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _lock = new();
    private readonly List<IProgress<TrainingProgress>> _listeners = [];
    private Task<Tune>? _task;

    public TrainingProgress? Latest { get; private set; }

    /// <summary>The work; begun when first asked for.</summary>
    public Task<Tune> Task
    {
        get
        {
            lock (_lock) return _task ??= start(this, _stop.Token);
        }
    }

    /// <summary>Whether the work ended without a tune.</summary>
    public bool HasStopped
    {
        get
        {
            lock (_lock) return _task is { IsCompleted: true, IsCompletedSuccessfully: false };
        }
    }

    /// <summary>From now on the listener hears all, beginning with where the job is.</summary>
    public void Listen(IProgress<TrainingProgress> listener)
    {
        lock (_lock) _listeners.Add(listener);
        if (Latest is { } latest) listener.Report(latest);
    }

    public void StopListening(IProgress<TrainingProgress> listener)
    {
        lock (_lock) _listeners.Remove(listener);
    }

    public void Report(TrainingProgress progress)
    {
        Latest = progress;
        IProgress<TrainingProgress>[] listeners;
        lock (_lock) listeners = [.. _listeners];
        foreach (var listener in listeners) Tell(listener, progress);
    }

    // One waiter's fault must not cost the others their training.
    private void Tell(IProgress<TrainingProgress> listener, TrainingProgress progress)
    {
        try
        {
            listener.Report(progress);
        }
        catch (Exception)
        {
            StopListening(listener);
        }
    }

    public Task StopAsync() => _stop.CancelAsync();

    public void Dispose() => _stop.Dispose();
}
