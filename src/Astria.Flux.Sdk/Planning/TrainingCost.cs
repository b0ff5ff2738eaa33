namespace Astria.Flux.Planning;

/// <summary>Time and price of a training as functions of its steps; both only grow with them.</summary>
internal sealed record TrainingCost(string Preset, TrainingDevice Device, PriceRate? Rate, TrainingPace? Pace)
{
    public bool HasPrice => Rate is not null && (Rate.PerHour == 0 || Pace is not null);

    public string PriceBasis => Rate!.PerHour == 0 ? Rate.Source : $"{Rate.Source}; for the time of: {Pace!.Basis}";

    public static TrainingCost Of(TrainingPlan plan, TrainingDevice device, TrainingEstimator estimator) => new(
        plan.Preset.Name,
        device,
        estimator.Prices.Find(device, plan.Preset.Name),
        estimator.Throughputs.Find(device, plan.Lora.Resolution, plan.Lora.BatchSize));

    public decimal LeastPrice(long steps) => Price(steps, Rate!.PerHour == 0 ? TimeSpan.Zero : Pace!.Least(steps));

    public decimal MostPrice(long steps) => Price(steps, Rate!.PerHour == 0 ? TimeSpan.Zero : Pace!.Most(steps));

    public IReadOnlyList<PlanReason> Unknown()
    {
        var unknown = new List<PlanReason>();
        if (Pace is null)
            unknown.Add(new(PlanReasonKind.Unknown, $"How fast '{Device.Name}' trains isn't known; give the throughput table a rate, or let it learn from a run."));
        if (Rate is null)
            unknown.Add(new(PlanReasonKind.Unknown, $"What '{Preset}' costs on '{Device.Name}' isn't known; give the price table a rate."));
        else if (!HasPrice)
            unknown.Add(new(PlanReasonKind.Unknown, $"'{Device.Name}' is paid by the hour, and how long '{Preset}' takes isn't known."));
        return unknown;
    }

    private decimal Price(long steps, TimeSpan time) =>
        Rate!.Fixed + Rate.PerStep * steps + Rate.PerHour * time.Ticks / TimeSpan.TicksPerHour;
}
