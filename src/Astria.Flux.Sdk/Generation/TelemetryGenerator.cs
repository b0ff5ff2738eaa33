using Astria.Flux.Telemetry;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Astria.Flux.Generation;

/// <summary>Tells operators what a generator does, as spans, measurements and log messages, so that no engine has to.</summary>
/// <remarks>Nothing is measured unless somebody listens to <see cref="FluxDiagnostics.Name"/>. Prompts are never told.</remarks>
public sealed partial class TelemetryGenerator : DelegatingFluxGenerator
{
    private readonly string _engine;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    /// <summary>Creates the decorator.</summary>
    /// <param name="inner">The generator that is handed on to.</param>
    /// <param name="engine">What the engine is called.</param>
    /// <param name="timeProvider">The clock; <see langword="null"/> for the system's.</param>
    /// <param name="logger">Where to tell; <see langword="null"/> for spans and measurements only.</param>
    /// <exception cref="ArgumentNullException"><paramref name="inner"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="engine"/> is empty or blank.</exception>
    public TelemetryGenerator(IFluxGenerator inner, string engine, TimeProvider? timeProvider = null, ILogger<TelemetryGenerator>? logger = null)
        : base(inner)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(engine);
        _engine = engine;
        _time = timeProvider ?? TimeProvider.System;
        _logger = logger ?? NullLogger<TelemetryGenerator>.Instance;
    }

    /// <inheritdoc/>
    public override async Task<GenerationResult> GenerateAsync(
        GenerationRequest request, IProgress<GenerationProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        using var activity = FluxTelemetry.Start("flux generate", _engine);
        activity?.SetTag(FluxTelemetry.Images, request.Count);
        if (request.Steps is { } steps) activity?.SetTag(FluxTelemetry.Steps, steps);
        var began = _time.GetTimestamp();
        try
        {
            var heard = _logger.IsEnabled(LogLevel.Debug) ? new Listener(this, progress) : progress;
            var result = await base.GenerateAsync(request, heard, cancellationToken).ConfigureAwait(false);
            var took = _time.GetElapsedTime(began);
            FluxTelemetry.Drew(_engine, result.Images.Count, took);
            LogDrew(_engine, result.Images.Count, took);
            return result;
        }
        catch (Exception exception)
        {
            FluxTelemetry.Failed(activity, exception);
            FluxTelemetry.NotDrawn(_engine, _time.GetElapsedTime(began), exception);
            if (exception is OperationCanceledException) LogCancelled(_engine);
            else LogFailed(_engine, FluxTelemetry.ErrorType(exception));
            throw;
        }
    }

    [LoggerMessage(1201, LogLevel.Information, "'{Engine}' drew {Images} pictures in {Took}", EventName = "Drawn")]
    private partial void LogDrew(string engine, int images, TimeSpan took);

    [LoggerMessage(1202, LogLevel.Warning, "'{Engine}' did not draw: {ErrorType}", EventName = "DrawingFailed")]
    private partial void LogFailed(string engine, string errorType);

    [LoggerMessage(1203, LogLevel.Information, "A drawing on '{Engine}' was cancelled by the app", EventName = "DrawingCancelled")]
    private partial void LogCancelled(string engine);

    [LoggerMessage(1204, LogLevel.Debug, "'{Engine}' draws picture {Image} of {Images}, step {Step} of {TotalSteps}", EventName = "DrawingProgress")]
    private partial void LogProgress(string engine, int image, int images, int step, int? totalSteps);

    private sealed class Listener(TelemetryGenerator owner, IProgress<GenerationProgress>? next) : IProgress<GenerationProgress>
    {
        public void Report(GenerationProgress value)
        {
            owner.LogProgress(owner._engine, value.ImageIndex + 1, value.ImageCount, value.Step, value.TotalSteps);
            next?.Report(value);
        }
    }
}
