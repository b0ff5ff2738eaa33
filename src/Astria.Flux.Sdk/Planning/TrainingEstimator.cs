using Astria.Flux.Lora;

namespace Astria.Flux.Planning;

/// <summary>Estimates what a planned training takes: time, price, file size, memory. Pure and thread-safe.</summary>
/// <param name="prices">What training costs where.</param>
/// <param name="throughputs">How fast training is where.</param>
/// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
public sealed class TrainingEstimator(PriceTable prices, ThroughputTable throughputs)
{
    /// <summary>Creates an estimator with the figures that are known, see <see cref="PriceTable.Default"/> and <see cref="ThroughputTable.Default"/>.</summary>
    public TrainingEstimator()
        : this(PriceTable.Default, ThroughputTable.Default)
    {
    }

    /// <summary>What training costs where.</summary>
    public PriceTable Prices { get; } = prices ?? throw new ArgumentNullException(nameof(prices));

    /// <summary>How fast training is where.</summary>
    public ThroughputTable Throughputs { get; } = throughputs ?? throw new ArgumentNullException(nameof(throughputs));

    /// <summary>Estimates a training.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="device">What it runs on.</param>
    /// <returns>The estimate.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public TrainingEstimate Estimate(TrainingPlan plan, TrainingDevice device)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(device);
        var cost = TrainingCost.Of(plan, device, this);
        var adapter = AdapterSize.Of(plan.Lora.Targets, plan.Lora.Rank);
        var memory = string.Equals(device.Name, TrainingDevice.Astria.Name, StringComparison.OrdinalIgnoreCase) ? null : MemoryModel.Estimate(plan.Lora, device);
        var estimate = new TrainingEstimate
        {
            Adapter = adapter is null ? null : new(adapter, Invariant($"rank {adapter.Rank} × (inputs + outputs) over {adapter.Layers} layers of FLUX.1, in 16 bits")),
            Memory = memory,
        };
        if (plan.Steps.Steps is not { } steps)
            return estimate with { Unknown = [new(PlanReasonKind.Unknown, "The engine decides on the number of steps; time and price follow from it.")] };
        return estimate with
        {
            Steps = steps,
            Exposures = plan.Steps.Exposures,
            Duration = cost.Pace is { } pace ? new(pace.Least(steps), pace.Most(steps), pace.Basis) : null,
            Price = cost.HasPrice ? new(cost.LeastPrice(steps), cost.MostPrice(steps), cost.Rate!.Currency, cost.PriceBasis) : null,
            Unknown = cost.Unknown(),
        };
    }
}
