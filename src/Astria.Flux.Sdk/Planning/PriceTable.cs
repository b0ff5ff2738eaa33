namespace Astria.Flux.Planning;

/// <summary>What training costs where. Immutable and thread-safe.</summary>
public sealed class PriceTable
{
    // So that no number of steps, and no time there is, makes a price that a decimal doesn't hold.
    private const decimal Highest = 1_000_000_000;
    private const string Range = "it must be 0 to 1,000,000,000";

    private readonly PriceRate[] _rates;

    /// <summary>Creates a table.</summary>
    /// <param name="rates">The rates; of two that hold for the same training, the later.</param>
    /// <exception cref="ArgumentNullException"><paramref name="rates"/> is <see langword="null"/>.</exception>
    /// <exception cref="FluxPolicyException">A rate makes no sense; every fault is listed.</exception>
    public PriceTable(IEnumerable<PriceRate> rates)
    {
        ArgumentNullException.ThrowIfNull(rates);
        _rates = [.. rates];
        var faults = _rates.SelectMany((rate, i) => FaultsOf(rate, Invariant($"prices[{i}]"), '.')).ToList();
        if (faults.Count > 0)
            throw new FluxPolicyException("These prices can't be used.", faults);
    }

    /// <summary>The rates that are known.</summary>
    /// <remarks>Astria: <c>cost_mc</c> = 500 for each step in job records of the presets fast and portrait, October 2024 to June 2025, 100,000 being one dollar;
    /// what high and focus cost isn't published. A40 and H100: the rents beside the timings in the benchmark page of Astria's trainer (2024).
    /// Prices change: give the table your own.</remarks>
    public static PriceTable Default { get; } = new(
    [
        new() { Device = "astria", Presets = ["portrait", "fast"], PerStep = 0.005m, Source = "Astria's job records, October 2024 to June 2025" },
        new() { Device = "A40", PerHour = 0.35m, Source = "benchmark page of Astria's trainer, 2024" },
        new() { Device = "H100", PerHour = 2.89m, Source = "benchmark page of Astria's trainer, 2024" },
    ]);

    /// <summary>The rates.</summary>
    public IReadOnlyList<PriceRate> Rates => Array.AsReadOnly(_rates);

    /// <summary>A table with more rates, which go before those there are.</summary>
    /// <param name="rates">The rates.</param>
    /// <returns>A new table.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="rates"/> is <see langword="null"/>.</exception>
    /// <exception cref="FluxPolicyException">A rate makes no sense; every fault is listed.</exception>
    public PriceTable With(params IEnumerable<PriceRate> rates) => new(_rates.Concat(rates));

    /// <summary>Finds the rate of a training.</summary>
    /// <param name="device">The device.</param>
    /// <param name="preset">The preset's name.</param>
    /// <returns>The rate; <see langword="null"/> when none is known.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public PriceRate? Find(TrainingDevice device, string preset)
    {
        ArgumentNullException.ThrowIfNull(device);
        ArgumentNullException.ThrowIfNull(preset);
        return Array.FindLast(_rates, rate => string.Equals(rate.Device, device.Name, StringComparison.OrdinalIgnoreCase)
            && (rate.Presets.Count == 0 || rate.Presets.Contains(preset, StringComparer.OrdinalIgnoreCase)));
    }

    internal static IEnumerable<FluxFault> FaultsOf(PriceRate rate, string place, char separator)
    {
        if (string.IsNullOrWhiteSpace(rate.Device))
            yield return new($"{place}{separator}{nameof(rate.Device)}", "is blank; name the device.");
        if (string.IsNullOrWhiteSpace(rate.Currency))
            yield return new($"{place}{separator}{nameof(rate.Currency)}", "is blank; name it as ISO 4217 has it, such as USD.");
        if (rate.Fixed is < 0 or > Highest)
            yield return new($"{place}{separator}{nameof(rate.Fixed)}", Invariant($"is {rate.Fixed}; {Range}."));
        if (rate.PerStep is < 0 or > Highest)
            yield return new($"{place}{separator}{nameof(rate.PerStep)}", Invariant($"is {rate.PerStep}; {Range}."));
        if (rate.PerHour is < 0 or > Highest)
            yield return new($"{place}{separator}{nameof(rate.PerHour)}", Invariant($"is {rate.PerHour}; {Range}."));
    }
}
