using Astria.Flux.Planning;

namespace Astria.Flux.Training;

/// <summary>Measures a training by its progress, for <see cref="ThroughputTable.Learn"/>: what an app saw run is worth more than any published figure.</summary>
/// <remarks>
/// <para>Give it to the engine in place of your own progress, which it hands everything on to:
/// <c>var meter = new RunMeter(plan, device, mine); await trainer.WaitAsync(job, meter); table = table.Learn(meter.Run!);</c></para>
/// <para>It is as exact as the engine's reports are frequent, and has no clock of its own. Thread-safe.</para>
/// </remarks>
/// <param name="plan">What is trained.</param>
/// <param name="device">What it runs on.</param>
/// <param name="next">Whom progress is handed on to; <see langword="null"/> for nobody.</param>
/// <exception cref="ArgumentNullException"><paramref name="plan"/> or <paramref name="device"/> is <see langword="null"/>.</exception>
public sealed class RunMeter(TrainingPlan plan, TrainingDevice device, IProgress<TrainingProgress>? next = null) : IProgress<TrainingProgress>
{
    private readonly Lock _lock = new();
    private readonly TrainingPlan _plan = plan ?? throw new ArgumentNullException(nameof(plan));
    private readonly string _device = device?.Name ?? throw new ArgumentNullException(nameof(device));
    private TrainingProgress? _first;
    private TrainingProgress? _last;
    private TimeSpan _elapsed;

    /// <summary>What was measured so far.</summary>
    /// <value><see langword="null"/> until two reports showed the training at two different steps.</value>
    public MeasuredRun? Run
    {
        get
        {
            lock (_lock)
            {
                if (_first is null || _last is null || _last.Step <= _first.Step || _last.Elapsed <= _first.Elapsed)
                    return null;

                // The steps before the first report took as long as the others did.
                var stepping = (_last.Elapsed - _first.Elapsed) / (_last.Step - _first.Step) * _last.Step;
                return new()
                {
                    Device = _device,
                    Resolution = _plan.Lora.Resolution,
                    BatchSize = _plan.Lora.BatchSize,
                    Steps = _last.Step,
                    Stepping = stepping,
                    Overhead = _elapsed > stepping ? _elapsed - stepping : TimeSpan.Zero,
                };
            }
        }
    }

    /// <inheritdoc/>
    public void Report(TrainingProgress value)
    {
        ArgumentNullException.ThrowIfNull(value);
        lock (_lock)
        {
            if (value.Stage == TrainingStage.Training)
                _first ??= value;
            if (_first is not null && value.Step > (_last ?? _first).Step)
                _last = value;
            if (value.Elapsed > _elapsed)
                _elapsed = value.Elapsed;
        }

        next?.Report(value);
    }
}
