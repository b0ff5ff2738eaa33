using Astria.Flux.Planning;

namespace Astria.Flux.Cli.Plan;

/// <summary>What a training takes, each part with what it was computed from; what isn't known is left out, and said why.</summary>
/// <param name="Seconds">How long it takes.</param>
/// <param name="Price">What it costs.</param>
/// <param name="File">How big the LoRA is, in bytes.</param>
/// <param name="Memory">How much memory it takes, in bytes.</param>
/// <param name="Unknown">What isn't known, and why.</param>
internal sealed record EstimateReport(RangeReport? Seconds, PriceReport? Price, SizeReport? File, RangeReport? Memory, IReadOnlyList<string> Unknown)
{
    public static EstimateReport Of(TrainingEstimate estimate) => new(
        estimate.Duration is { } time ? new(time.Least.TotalSeconds, time.Most.TotalSeconds, time.Basis) : null,
        estimate.Price is { } price ? new(price.Least, price.Most, price.Currency, price.Basis) : null,
        estimate.Adapter is { } adapter ? new(adapter.Size.Bytes, adapter.Basis) : null,
        estimate.Memory is { } memory ? new(memory.Least, memory.Most, memory.Basis) : null,
        [.. estimate.Unknown.Select(reason => reason.Text)]);
}
