using System.Globalization;

namespace Astria.Flux.Ratios;

/// <summary>How a contest ended.</summary>
/// <param name="Contest">The contest.</param>
/// <param name="Baseline">What the baseline takes.</param>
/// <param name="Ours">What ours takes.</param>
internal sealed record Outcome(Contest Contest, Turn Baseline, Turn Ours)
{
    /// <summary>The head of the table.</summary>
    public const string Head = """
        | work | held against | ours | processor time, ours ÷ baseline | by the clock |
        |-|-|-|-|-|
        """;

    /// <summary>A row of the table.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"| {Contest.Work} | {Contest.Baseline} | {Contest.Ours} | {Ratio(Ours.Processor, Baseline.Processor)} | {Ratio(Ours.Clock, Baseline.Clock)} |");

    private static string Ratio(TimeSpan ours, TimeSpan baseline) => (ours / baseline).ToString("0.00", CultureInfo.InvariantCulture);
}
