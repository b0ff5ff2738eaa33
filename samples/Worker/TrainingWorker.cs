using Astria.Flux.Generation;
using Astria.Flux.Planning;
using Astria.Flux.Presets;
using Astria.Flux.Training;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Astria.Flux.Samples.Worker;

/// <summary>Plans, submits, saves the handle, waits, draws, one set after the other.</summary>
internal sealed partial class TrainingWorker(
    Inbox inbox,
    TrainingPlanner planner,
    IFluxTrainer trainer,
    IFluxGenerator generator,
    IOptions<WorkerOptions> options,
    IHostApplicationLifetime lifetime,
    ILogger<TrainingWorker> logger) : BackgroundService
{
    // A step of the bundled model costs little: each sees more photos than a preset made for FLUX.1 says.
    private const int PhotosAStep = 8;

    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            inbox.Open();
            using var looks = new PeriodicTimer(LookAgain);
            do
            {
                var (ready, moreToCome) = inbox.Look();
                foreach (var set in ready) await WorkAsync(set, stoppingToken);
                if (options.Value.Once && ready.Count == 0 && !moreToCome)
                {
                    lifetime.StopApplication();
                    return;
                }
            }
            while (await looks.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The engine saves where it is when the host disposes of it; the handle was saved long ago.
            LogStopping();
        }
    }

    private async Task WorkAsync(PhotoSet set, CancellationToken cancellationToken)
    {
        try
        {
            var job = set.Job;
            if (job is null)
            {
                // Saved before anything is waited for. Should the process be killed between these two lines, the job is found by its title.
                job = await SubmitAsync(set, cancellationToken);
                set.Save(job);
            }

            var tune = await trainer.WaitAsync(job, new Tenths(this, set), cancellationToken);
            await DrawAsync(set, tune, cancellationToken);

            // Last: its presence says that all is there.
            set.Save(tune);
            LogDone(set.Name, set.Output);
        }
        catch (Exception exception) when (exception is FluxException or ArgumentException or IOException or UnauthorizedAccessException)
        {
            // One set that can't be trained must not keep the others from it.
            set.Fail(exception.Message);
            LogFailed(set.Name, set.Output);
        }
    }

    private async Task<TrainingJob> SubmitAsync(PhotoSet set, CancellationToken cancellationToken)
    {
        var usual = PresetAdvisor.Recommend(set.SubjectClass, set.Photos.Count).Preset.Lora;
        var plan = planner.PlanFor(set.SubjectClass, set.Photos.Count, new() { Steps = options.Value.Steps, Lora = usual with { BatchSize = PhotosAStep } });
        foreach (var reason in plan.Reasons) LogReason(set.Name, reason.Text);
        var request = new TrainingRequest(plan, [.. set.Photos.Select(TrainingImage.FromFile)]) { Title = set.Title(out var isNew), Options = new() { CheckpointEvery = options.Value.CheckpointEvery } };
        if (isNew || await trainer.FindAsync(request, cancellationToken) is not { } found) return await trainer.SubmitAsync(request, cancellationToken);
        LogFound(set.Name, found.Id);
        return found;
    }

    private async Task DrawAsync(PhotoSet set, Tune tune, CancellationToken cancellationToken)
    {
        string[] grounds = ["red", "blue", "yellow", "green"];
        foreach (var ground in grounds)
        {
            var made = await generator.GenerateAsync(new($"{tune.Token} {tune.SubjectClass} on {ground}") { Tunes = [tune], Seed = 7 }, cancellationToken: cancellationToken);
            await made.Images[0].SaveAsync(Path.Combine(set.Output, ground + made.Images[0].FileExtension), cancellationToken);
        }
    }

    [LoggerMessage(1, LogLevel.Information, "{Set}: {Reason}")]
    private partial void LogReason(string set, string reason);

    [LoggerMessage(2, LogLevel.Information, "{Set}: step {Step} of {Steps}")]
    private partial void LogProgress(string set, long step, long? steps);

    [LoggerMessage(3, LogLevel.Information, "{Set}: done, see {Output}")]
    private partial void LogDone(string set, string output);

    [LoggerMessage(4, LogLevel.Error, "{Set}: not trained, see failure.txt in {Output}")]
    private partial void LogFailed(string set, string output);

    [LoggerMessage(5, LogLevel.Information, "Stopping; what is being trained goes on at the next start")]
    private partial void LogStopping();

    [LoggerMessage(6, LogLevel.Information, "{Set}: job {Job} was submitted before, and its handle not saved; going on with it")]
    private partial void LogFound(string set, string job);

    /// <summary>Tells each tenth of the way.</summary>
    private sealed class Tenths(TrainingWorker worker, PhotoSet set) : IProgress<TrainingProgress>
    {
        private int _told = -1;

        public void Report(TrainingProgress value)
        {
            if (value.Stage != TrainingStage.Training) return;
            var tenth = (int)(10 * (value.Fraction ?? 0));
            if (Interlocked.Exchange(ref _told, tenth) != tenth) worker.LogProgress(set.Name, value.Step, value.TotalSteps);
        }
    }
}
