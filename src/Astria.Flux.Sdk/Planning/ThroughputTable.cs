namespace Astria.Flux.Planning;

/// <summary>How fast training is where: published figures, and what measured runs teach. Immutable and thread-safe.</summary>
public sealed class ThroughputTable
{
    // How far a figure is trusted: a single measured run may be off by a quarter, ten by a fortieth; one scaled from another batch
    // or resolution by a quarter more. Own choice; published figures for one setting differ by about as much (1.36 to 1.6 s on an A40).
    private const double FirstRunTolerance = 0.25;
    private const double ScalingTolerance = 0.25;

    private readonly ThroughputRate[] _rates;

    /// <summary>Creates a table.</summary>
    /// <param name="rates">The rates; of two for the same device, resolution and batch, the later.</param>
    /// <exception cref="ArgumentNullException"><paramref name="rates"/> is <see langword="null"/>.</exception>
    /// <exception cref="FluxPolicyException">A rate makes no sense; every fault is listed.</exception>
    public ThroughputTable(IEnumerable<ThroughputRate> rates)
    {
        ArgumentNullException.ThrowIfNull(rates);
        _rates = [.. rates];
        var faults = _rates.SelectMany((rate, i) => FaultsOf(rate, Invariant($"throughputs[{i}]"), '.')).ToList();
        if (faults.Count > 0)
            throw new FluxPolicyException("These throughputs can't be used.", faults);
    }

    /// <summary>The figures that are known.</summary>
    /// <remarks>
    /// <para>A40 and H100: the benchmark page of Astria's trainer (2024), with the slower figures that newer versions of it show there.</para>
    /// <para>Astria: job records of January and June 2025, 300 to 432 steps in 4 min 44 s to 10 min 43 s. A step is reckoned from 284 s ÷ 432 to
    /// the H100's 1.78 s, the overhead as what 300 such steps leave of 643 s (own calculation).</para>
    /// <para>RTX 4090: SimpleTuner's FLUX quickstart, 1.4 steps a second at 512 px with an NF4 base.</para>
    /// </remarks>
    public static ThroughputTable Default { get; } = new(
    [
        new() { Device = "A40", Resolution = 512, BatchSize = 1, FastestStep = 1.36, SlowestStep = 1.6, Source = "benchmark page of Astria's trainer, 2024" },
        new() { Device = "A40", Resolution = 512, BatchSize = 4, FastestStep = 4.92, SlowestStep = 4.92, Source = "benchmark page of Astria's trainer, 2024" },
        new() { Device = "A40", Resolution = 1024, BatchSize = 4, FastestStep = 16.6, SlowestStep = 16.6, Source = "source of Astria's trainer, 2024, rank 64" },
        new() { Device = "H100", Resolution = 512, BatchSize = 1, FastestStep = 0.48, SlowestStep = 0.48, Source = "benchmark page of Astria's trainer, 2024" },
        new() { Device = "H100", Resolution = 512, BatchSize = 4, FastestStep = 1.78, SlowestStep = 1.78, Source = "benchmark page of Astria's trainer, 2024" },
        new() { Device = "RTX 4090", Resolution = 512, BatchSize = 1, FastestStep = 0.71, SlowestStep = 0.71, Source = "SimpleTuner's FLUX quickstart" },
        new()
        {
            Device = "astria", Resolution = 512, BatchSize = 4, FastestStep = 0.657, SlowestStep = 1.78, MostOverhead = TimeSpan.FromSeconds(109),
            Source = "Astria's job records, January and June 2025",
        },
    ]);

    /// <summary>The rates.</summary>
    public IReadOnlyList<ThroughputRate> Rates => Array.AsReadOnly(_rates);

    /// <summary>A table with more rates, which go before those there are.</summary>
    /// <param name="rates">The rates.</param>
    /// <returns>A new table.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="rates"/> is <see langword="null"/>.</exception>
    /// <exception cref="FluxPolicyException">A rate makes no sense; every fault is listed.</exception>
    public ThroughputTable With(params IEnumerable<ThroughputRate> rates) => new(_rates.Concat(rates));

    /// <summary>Learns from a run: what was measured takes the place of what was published for that device, resolution and batch, and
    /// every further run narrows what is estimated from it.</summary>
    /// <param name="run">The run.</param>
    /// <returns>A new table.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="run"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The run took no time, or had no steps.</exception>
    public ThroughputTable Learn(MeasuredRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        if (run.Steps < 1 || run.Stepping <= TimeSpan.Zero || run.Overhead < TimeSpan.Zero)
            throw new ArgumentException("A measured run has at least 1 step, which took time, and no negative overhead.", nameof(run));
        var step = run.Stepping.TotalSeconds / run.Steps;
        var known = Array.FindLast(_rates, rate => IsFor(rate, run.Device) && rate.Resolution == run.Resolution && rate.BatchSize == run.BatchSize);
        var learned = known is { Runs: > 0 }
            ? known with
            {
                FastestStep = Math.Min(known.FastestStep, step),
                SlowestStep = Math.Max(known.SlowestStep, step),
                LeastOverhead = known.LeastOverhead < run.Overhead ? known.LeastOverhead : run.Overhead,
                MostOverhead = known.MostOverhead > run.Overhead ? known.MostOverhead : run.Overhead,
                Runs = known.Runs + 1,
                Source = Invariant($"{known.Runs + 1} measured runs"),
            }
            : new()
            {
                Device = run.Device,
                Resolution = run.Resolution,
                BatchSize = run.BatchSize,
                FastestStep = step,
                SlowestStep = step,
                LeastOverhead = run.Overhead,
                MostOverhead = run.Overhead,
                Runs = 1,
                Source = "1 measured run",
            };
        return new([.. _rates.Where(rate => rate != known), learned]);
    }

    /// <summary>How fast a training goes: by the figure for its resolution and batch, or scaled from the nearest there is.</summary>
    /// <param name="device">The device.</param>
    /// <param name="resolution">The side in pixels of the square whose area the pictures have; at least 1.</param>
    /// <param name="batchSize">How many images one step sees; at least 1.</param>
    /// <returns>The pace, with its tolerance; <see langword="null"/> when nothing is known of the device.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="device"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is below 1.</exception>
    public TrainingPace? Find(TrainingDevice device, int resolution, int batchSize)
    {
        ArgumentNullException.ThrowIfNull(device);
        ArgumentOutOfRangeException.ThrowIfLessThan(resolution, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        ThroughputRate? nearest = null;
        var nearestScale = 0.0;
        foreach (var rate in _rates)
        {
            if (!IsFor(rate, device.Name))
                continue;

            // Work grows with the pixels of a step; so does its time, once a device is busy.
            var scale = (double)resolution * resolution * batchSize / ((double)rate.Resolution * rate.Resolution * rate.BatchSize);
            if (nearest is null || Math.Abs(Math.Log(scale)) <= Math.Abs(Math.Log(nearestScale)))
                (nearest, nearestScale) = (rate, scale);
        }

        if (nearest is null)
            return null;
        var exact = nearest.Resolution == resolution && nearest.BatchSize == batchSize;
        var tolerance = (nearest.Runs > 0 ? FirstRunTolerance / nearest.Runs : 0) + (exact ? 0 : ScalingTolerance);
        return new(
            nearest.FastestStep * nearestScale * (1 - tolerance),
            nearest.SlowestStep * nearestScale * (1 + tolerance),
            nearest.LeastOverhead,
            nearest.MostOverhead,
            exact ? nearest.Source : Invariant($"{nearest.Source}; scaled from batch {nearest.BatchSize} at {nearest.Resolution} px"));
    }

    private static bool IsFor(ThroughputRate rate, string device) => string.Equals(rate.Device, device, StringComparison.OrdinalIgnoreCase);

    internal static IEnumerable<FluxFault> FaultsOf(ThroughputRate rate, string place, char separator)
    {
        if (string.IsNullOrWhiteSpace(rate.Device))
            yield return new($"{place}{separator}{nameof(rate.Device)}", "is blank; name the device.");
        if (rate.Resolution < 1)
            yield return new($"{place}{separator}{nameof(rate.Resolution)}", Invariant($"is {rate.Resolution}; it must be at least 1."));
        if (rate.BatchSize < 1)
            yield return new($"{place}{separator}{nameof(rate.BatchSize)}", Invariant($"is {rate.BatchSize}; it must be at least 1."));
        if (!(rate.FastestStep > 0 && double.IsFinite(rate.FastestStep)))
            yield return new($"{place}{separator}{nameof(rate.FastestStep)}", Invariant($"is {rate.FastestStep}; it must be above 0."));
        if (!(rate.SlowestStep >= rate.FastestStep && double.IsFinite(rate.SlowestStep)))
            yield return new($"{place}{separator}{nameof(rate.SlowestStep)}", Invariant($"is {rate.SlowestStep}; it must not be below the fastest."));
        if (rate.Runs < 0)
            yield return new($"{place}{separator}{nameof(rate.Runs)}", Invariant($"is {rate.Runs}; it must be 0 or more."));
        if (rate.LeastOverhead < TimeSpan.Zero)
            yield return new($"{place}{separator}{nameof(rate.LeastOverhead)}", Invariant($"is {rate.LeastOverhead}; it must be 0 or more."));
        if (rate.MostOverhead < rate.LeastOverhead)
            yield return new($"{place}{separator}{nameof(rate.MostOverhead)}", Invariant($"is {rate.MostOverhead}; it must not be below the least."));
    }
}
