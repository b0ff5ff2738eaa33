using System.Collections.Concurrent;
using Astria.Flux.Imaging;
using Astria.Flux.Local.Engine;
using Astria.Flux.Local.Training;
using Astria.Flux.Training;

namespace Astria.Flux.Local.Jobs;

/// <summary>
/// Trains LoRAs inside the process. A job is a folder: it runs in the background from the moment it is submitted, and one that its
/// process did not finish goes on from its last checkpoint when it is waited for.
/// </summary>
internal sealed class LocalTrainer(InProcessEngine engine, string name, TimeProvider time) : IFluxTrainer
{
    // How often a job that another process works on is looked at.
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(0.5);

    private readonly ConcurrentDictionary<string, RunningJob> _running = new(StringComparer.Ordinal);

    public string Name => name;

    public async Task<TrainingJob> SubmitAsync(TrainingRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        request.ThrowIfInvalid();
        var steps = request.Plan.Steps.Steps ?? engine.Defaults.TrainingSteps;
        var (photos, photoFaults) = await ReadPhotosAsync(request, cancellationToken).ConfigureAwait(false);
        FluxFault[] faults = [.. JobRequests.Faults(request.Plan, steps), .. photoFaults];
        if (faults.Length > 0) throw new FluxPolicyException("This training can't be run as it is; nothing was submitted.", faults);
        var now = time.GetUtcNow();
        var job = TrainingJob.For(request, Guid.CreateVersion7(now).ToString("N"), name, now) with { Steps = steps };
        var folder = await JobFolder.CreateAsync(engine.WorkDirectory, JobRequests.Record(request, job, (int)steps, engine.Defaults), photos, cancellationToken).ConfigureAwait(false);

        // Not awaited: the job is on its own now, and whoever waits for it sees how it ends.
        _ = Running(job, folder).Task;
        return job;
    }

    public Task<TrainingJob?> FindAsync(TrainingRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentException.ThrowIfNullOrWhiteSpace(request.Title, nameof(request));
        foreach (var folder in JobFolder.All(engine.WorkDirectory))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (TryReadJob(folder) is { } job && job.Engine == name && job.Title == request.Title) return Task.FromResult<TrainingJob?>(job);
        }

        return Task.FromResult<TrainingJob?>(null);
    }

    public Task<TrainingStatus> GetStatusAsync(TrainingJob job, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var folder = FolderOf(job);
        var running = _running.GetValueOrDefault(job.Id);
        var status = folder.Tune is { } tune ? new TrainingStatus { State = TrainingState.Succeeded, Tune = tune, Progress = running?.Latest }
            : folder.IsCancelled ? new TrainingStatus { State = TrainingState.Cancelled }
            : folder.Failure is { } failure ? new TrainingStatus { State = TrainingState.Failed, Failure = failure }
            : new TrainingStatus { State = running?.Latest is not null || folder.IsClaimed ? TrainingState.Running : TrainingState.Queued, Progress = running?.Latest };
        return Task.FromResult(status);
    }

    public async Task<Tune> WaitAsync(TrainingJob job, IProgress<TrainingProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var folder = FolderOf(job);
        if (folder.Tune is { } tune)
        {
            // Whoever begins to listen is told where the job is, also when that is the end.
            if (progress is not null && _running.TryGetValue(job.Id, out var ended))
            {
                ended.Listen(progress);
                ended.StopListening(progress);
            }

            return tune;
        }

        ThrowIfEnded(job, folder);
        var running = Running(job, folder);
        if (progress is not null) running.Listen(progress);
        try
        {
            return await running.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (folder.IsCancelled && !cancellationToken.IsCancellationRequested)
        {
            throw new TrainingFailedException(job, "it was cancelled.", e);
        }
        finally
        {
            if (progress is not null) running.StopListening(progress);
        }
    }

    public async Task CancelAsync(TrainingJob job, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var folder = FolderOf(job);
        if (folder.Tune is not null || folder.Failure is not null || folder.IsCancelled) return;
        folder.Cancel();
        if (_running.TryGetValue(job.Id, out var running)) await running.StopAsync().ConfigureAwait(false);
    }

    // A damaged folder hides no other job.
    private static TrainingJob? TryReadJob(JobFolder folder)
    {
        try
        {
            return folder.ReadRecord().Job;
        }
        catch (Exception e) when (e is WeightsException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static void ThrowIfEnded(TrainingJob job, JobFolder folder)
    {
        if (folder.IsCancelled) throw new TrainingFailedException(job, "it was cancelled.");
        if (folder.Failure is { } failure) throw new TrainingFailedException(job, failure);
    }

    private static async Task<(List<byte[]> Photos, List<FluxFault> Faults)> ReadPhotosAsync(TrainingRequest request, CancellationToken cancellationToken)
    {
        var photos = new List<byte[]>();
        var faults = new List<FluxFault>();
        foreach (var image in request.Images)
        {
            try
            {
                var content = await image.ReadAsync(cancellationToken).ConfigureAwait(false);
                _ = PictureCodec.Decode(content, image.Name);
                photos.Add(content);
            }
            catch (Exception e) when (e is PictureException or IOException or UnauthorizedAccessException)
            {
                faults.Add(new FluxFault(image.Name, e.Message));
            }
        }

        return (photos, faults);
    }

    private JobFolder FolderOf(TrainingJob job)
    {
        ArgumentNullException.ThrowIfNull(job);
        if (!string.Equals(job.Engine, name, StringComparison.Ordinal)) throw new ArgumentException($"Job {job.Id} belongs to the engine '{job.Engine}', not to '{name}'.", nameof(job));
        return JobFolder.Find(engine.WorkDirectory, job);
    }

    private RunningJob Running(TrainingJob job, JobFolder folder)
    {
        // One that stopped before its end, say for a base model that is not what it was, is tried again by whoever asks again.
        if (_running.TryGetValue(job.Id, out var before) && before.HasStopped) _running.TryRemove(new(job.Id, before));
        return _running.GetOrAdd(job.Id, _ => new RunningJob((running, stop) => RunAsync(job, folder, running, stop)));
    }

    private async Task<Tune> RunAsync(TrainingJob job, JobFolder folder, RunningJob running, CancellationToken stop)
    {
        while (true)
        {
            using var claim = folder.TryClaim();
            if (folder.Tune is { } tune) return tune;
            ThrowIfEnded(job, folder);
            if (claim is not null) return await TrainAsync(job, folder, running, stop).ConfigureAwait(false);
            await Task.Delay(LookAgain, time, stop).ConfigureAwait(false);
        }
    }

    private async Task<Tune> TrainAsync(TrainingJob job, JobFolder folder, RunningJob running, CancellationToken stop)
    {
        try
        {
            return await engine.RunAsync((session, token) => new TrainingRun(session, folder, time, running.Report, token).Execute(), stop).ConfigureAwait(false);
        }
        catch (CheckpointException e)
        {
            // Not the job's end: it can go on once what was changed is put back.
            throw new TrainingFailedException(job, e.Message, e);
        }
        catch (Exception e) when (e is not (OperationCanceledException or ObjectDisposedException))
        {
            folder.Fail(e.Message);
            throw new TrainingFailedException(job, e.Message, e);
        }
    }
}
