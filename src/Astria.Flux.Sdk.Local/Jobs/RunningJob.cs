using Astria.Flux.Training;

namespace Astria.Flux.Local.Jobs;

/// <summary>A job being worked on in this process: its task, who listens to it, and how to stop it.</summary>
internal sealed class RunningJob(Func<RunningJob, CancellationToken, Task<Tune>> start) : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _lock = new();
    private readonly List<Hearer> _hearers = [];

    // Pictures drawn while nobody listened: a job runs from its submission on, and who submitted it listens a moment later.
    private readonly List<TrainingProgress> _unheard = [];
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

    /// <summary>From now on the listener hears all, beginning with the previews nobody heard of and with where the job is.</summary>
    public void Listen(IProgress<TrainingProgress> listener)
    {
        var hearer = new Hearer(listener);

        // What comes meanwhile waits until the listener has heard what was before.
        lock (hearer.Turn)
        {
            foreach (var progress in Enter(hearer)) Tell(hearer, progress);
        }
    }

    public void StopListening(IProgress<TrainingProgress> listener)
    {
        lock (_lock)
        {
            var heard = _hearers.FindIndex(hearer => hearer.Listener == listener);
            if (heard >= 0) _hearers.RemoveAt(heard);
        }
    }

    public void Report(TrainingProgress progress)
    {
        Hearer[] hearers;
        lock (_lock)
        {
            Latest = progress;
            hearers = [.. _hearers];
            if (hearers.Length == 0 && progress.Previews.Count > 0) _unheard.Add(progress);
        }

        foreach (var hearer in hearers)
        {
            lock (hearer.Turn) Tell(hearer, progress);
        }
    }

    public Task StopAsync() => _stop.CancelAsync();

    public void Dispose() => _stop.Dispose();

    private List<TrainingProgress> Enter(Hearer hearer)
    {
        lock (_lock)
        {
            _hearers.Add(hearer);
            List<TrainingProgress> before = [.. _unheard];
            _unheard.Clear();
            if (Latest is { } latest && !ReferenceEquals(before.LastOrDefault(), latest)) before.Add(latest);
            return before;
        }
    }

    // One waiter's fault must not cost the others their training.
    private void Tell(Hearer hearer, TrainingProgress progress)
    {
        try
        {
            hearer.Listener.Report(progress);
        }
        catch (Exception)
        {
            lock (_lock) _hearers.Remove(hearer);
        }
    }

    private sealed class Hearer(IProgress<TrainingProgress> listener)
    {
        public IProgress<TrainingProgress> Listener => listener;

        public Lock Turn { get; } = new();
    }
}
