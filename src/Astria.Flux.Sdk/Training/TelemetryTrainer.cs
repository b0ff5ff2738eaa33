using System.Diagnostics;
using System.Runtime.CompilerServices;
using Astria.Flux.Telemetry;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Astria.Flux.Training;

/// <summary>Tells operators what a trainer does, as spans, measurements and log messages, so that no engine has to.</summary>
/// <remarks>Nothing is measured unless somebody listens to <see cref="FluxDiagnostics.Name"/>. Neither titles nor captions are told.</remarks>
public sealed partial class TelemetryTrainer : DelegatingFluxTrainer
{
    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    // By the handle itself: what was counted is forgotten with it, also when nobody ever waits.
    private readonly ConditionalWeakTable<TrainingJob, SeenSteps> _seen = [];

    /// <summary>Creates the decorator.</summary>
    /// <param name="inner">The trainer that is handed on to.</param>
    /// <param name="timeProvider">The clock; <see langword="null"/> for the system's.</param>
    /// <param name="logger">Where to tell; <see langword="null"/> for spans and measurements only.</param>
    /// <exception cref="ArgumentNullException"><paramref name="inner"/> is <see langword="null"/>.</exception>
    public TelemetryTrainer(IFluxTrainer inner, TimeProvider? timeProvider = null, ILogger<TelemetryTrainer>? logger = null)
        : base(inner)
    {
        _time = timeProvider ?? TimeProvider.System;
        _logger = logger ?? NullLogger<TelemetryTrainer>.Instance;
    }

    /// <inheritdoc/>
    public override async Task<TrainingJob> SubmitAsync(TrainingRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        using var activity = FluxTelemetry.Start("flux submit", Name);
        activity?.SetTag(FluxTelemetry.Preset, request.Plan.Expansion.Reference);
        activity?.SetTag(FluxTelemetry.Images, request.Images.Count);
        try
        {
            var job = await base.SubmitAsync(request, cancellationToken).ConfigureAwait(false);
            _seen.AddOrUpdate(job, new(step: 0));
            Tag(activity, job);
            LogSubmitted(Name, job.Id, job.Preset, request.Images.Count, job.Steps);
            return job;
        }
        catch (Exception exception)
        {
            FluxTelemetry.Failed(activity, exception);
            if (exception is not OperationCanceledException) LogRefused(Name, request.Plan.Expansion.Reference, FluxTelemetry.ErrorType(exception));
            throw;
        }
    }

    /// <inheritdoc/>
    public override async Task<Tune> WaitAsync(TrainingJob job, IProgress<TrainingProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(job);
        using var activity = FluxTelemetry.Start("flux train", Name);
        Tag(activity, job);
        var began = _time.GetTimestamp();
        try
        {
            var seen = _seen.GetValue(job, static _ => new(step: null));
            var tune = await base.WaitAsync(job, new Listener(this, job, seen, progress), cancellationToken).ConfigureAwait(false);
            Ended(activity, "succeeded");
            LogTrained(Name, job.Id, tune.Id, tune.Steps, _time.GetElapsedTime(began));
            return tune;
        }
        catch (TrainingFailedException exception)
        {
            Ended(activity, "failed");
            FluxTelemetry.Failed(activity, exception);
            LogFailed(Name, job.Id, exception.Reason);
            throw;
        }
        catch (OperationCanceledException exception)
        {
            FluxTelemetry.Failed(activity, exception);
            LogLeft(Name, job.Id);
            throw;
        }
        catch (Exception exception)
        {
            FluxTelemetry.Failed(activity, exception);
            LogUnknown(Name, job.Id, FluxTelemetry.ErrorType(exception));
            throw;
        }
    }

    /// <inheritdoc/>
    public override async Task CancelAsync(TrainingJob job, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(job);
        await base.CancelAsync(job, cancellationToken).ConfigureAwait(false);
        LogCancelled(Name, job.Id);
    }

    private static void Tag(Activity? activity, TrainingJob job)
    {
        activity?.SetTag(FluxTelemetry.Job, job.Id);
        activity?.SetTag(FluxTelemetry.Preset, job.Preset);
        if (job.Steps is { } steps) activity?.SetTag(FluxTelemetry.Steps, steps);
    }

    private void Ended(Activity? activity, string outcome)
    {
        activity?.SetTag(FluxTelemetry.Outcome, outcome);
        FluxTelemetry.Trained(Name, outcome);
    }

    private void Heard(TrainingJob job, SeenSteps seen, TrainingProgress progress)
    {
        if (seen.IsNew && progress is { Stage: TrainingStage.Training, Step: > 1 }) LogResumed(Name, job.Id, progress.Step, progress.TotalSteps);
        if (seen.Count(progress) is { Steps: > 0 } done) FluxTelemetry.Stepped(Name, done.Steps, done.Took);
        LogProgress(Name, job.Id, progress.Stage, progress.Step, progress.TotalSteps, progress.Loss);
    }

    [LoggerMessage(1101, LogLevel.Information, "Training {JobId} was submitted to '{Engine}': preset {Preset}, {Images} images, {Steps} steps", EventName = "TrainingSubmitted")]
    private partial void LogSubmitted(string engine, string jobId, string preset, int images, long? steps);

    [LoggerMessage(1102, LogLevel.Warning, "'{Engine}' did not take a training with the preset {Preset}: {ErrorType}", EventName = "TrainingRefused")]
    private partial void LogRefused(string engine, string preset, string errorType);

    [LoggerMessage(1103, LogLevel.Debug, "Training {JobId} on '{Engine}': {Stage}, step {Step} of {TotalSteps}, loss {Loss}", EventName = "TrainingProgress")]
    private partial void LogProgress(string engine, string jobId, TrainingStage stage, long step, long? totalSteps, double? loss);

    [LoggerMessage(1104, LogLevel.Information, "Training {JobId} on '{Engine}' made the tune {TuneId} in {Steps} steps; it was waited for {Waited}", EventName = "TrainingSucceeded")]
    private partial void LogTrained(string engine, string jobId, string tuneId, long? steps, TimeSpan waited);

    [LoggerMessage(1105, LogLevel.Error, "Training {JobId} on '{Engine}' failed: {Reason}", EventName = "TrainingFailed")]
    private partial void LogFailed(string engine, string jobId, string reason);

    [LoggerMessage(1106, LogLevel.Information, "Training {JobId} on '{Engine}' is no longer waited for; it can be waited for again", EventName = "TrainingLeft")]
    private partial void LogLeft(string engine, string jobId);

    [LoggerMessage(1107, LogLevel.Warning, "How training {JobId} on '{Engine}' is doing can't be told: {ErrorType}", EventName = "TrainingUnknown")]
    private partial void LogUnknown(string engine, string jobId, string errorType);

    [LoggerMessage(1108, LogLevel.Information, "Training {JobId} on '{Engine}' was cancelled by the app", EventName = "TrainingCancelled")]
    private partial void LogCancelled(string engine, string jobId);

    [LoggerMessage(1109, LogLevel.Information, "Training {JobId} on '{Engine}', which was begun before, goes on from step {Step} of {TotalSteps}", EventName = "TrainingResumed")]
    private partial void LogResumed(string engine, string jobId, long step, long? totalSteps);

    private sealed class Listener(TelemetryTrainer owner, TrainingJob job, SeenSteps seen, IProgress<TrainingProgress>? next) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            owner.Heard(job, seen, value);
            next?.Report(value);
        }
    }
}
