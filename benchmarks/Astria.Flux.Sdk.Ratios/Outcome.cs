using System.Globalization;

namespace Astria.Flux.Ratios;

/// <summary>How a contest ended.</summary>
/// <param name="Contest">The contest.</param>
/// <param name="Rounds">What both sides took, round by round.</param>
internal sealed record Outcome(Contest Contest, IReadOnlyList<Round> Rounds)
{
    /// <summary>The head of the table.</summary>
    public const string Head = """
        | work | held against | ours | least ÷ least | median of rounds (middle half) | by the clock | ours takes | rounds |
        |-|-|-|-|-|-|-|-|
        """;

    /// <summary>A row of the table.</summary>
    public override string ToString()
    {
        var (ours, baseline) = (Rounds.Min(round => round.Ours.Processor), Rounds.Min(round => round.Baseline.Processor));
        var clock = Rounds.Min(round => round.Ours.Clock) / Rounds.Min(round => round.Baseline.Clock);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {Contest.Work} | {Contest.Baseline} | {Contest.Ours} | {Number(ours / baseline)} | {Number(At(0.5))} ({Number(At(0.25))} to {Number(At(0.75))}) | {Number(clock)} | {Time(ours.TotalNanoseconds / Contest.Pieces)} | {Rounds.Count} |");
    }

    private double At(double part) => Rounds.Select(round => round.Ratio).Order().ElementAt((int)(part * (Rounds.Count - 1)));

    // Three digits that count, without an exponent.
    private static string Number(double value) =>
        value >= 100 ? value.ToString("N0", CultureInfo.InvariantCulture)
        : value >= 10 ? value.ToString("0.0", CultureInfo.InvariantCulture)
        : value >= 0.1 ? value.ToString("0.00", CultureInfo.InvariantCulture)
        : value.ToString("0.0000", CultureInfo.InvariantCulture);

    private static string Time(double nanoseconds) => nanoseconds switch
    {
        >= 1e9 => $"{Number(nanoseconds / 1e9)} s",
        >= 1e6 => $"{Number(nanoseconds / 1e6)} ms",
        >= 1e3 => $"{Number(nanoseconds / 1e3)} µs",
        _ => $"{Number(nanoseconds)} ns",
    };
}
