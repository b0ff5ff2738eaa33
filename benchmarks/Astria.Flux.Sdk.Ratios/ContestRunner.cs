using System.Diagnostics;

namespace Astria.Flux.Ratios;

/// <summary>Runs both sides in turns, so that a busy machine slows both alike, and compares medians.</summary>
internal static class ContestRunner
{
    private const int Rounds = 15;

    // Code is compiled in stages while it runs, the last of them in the background.
    private const int WarmUps = 6;

    // Long enough for the clock of processor time, which ticks in hundredths of a second on some systems.
    private static readonly TimeSpan ShortestTurn = TimeSpan.FromMilliseconds(200);

    /// <summary>Measures a contest.</summary>
    public static Outcome Run(Contest contest)
    {
        var (baselineTurns, ourTurns) = (Calibrate(contest.RunBaseline), Calibrate(contest.RunOurs));
        var (baseline, ours) = (new List<Turn>(), new List<Turn>());
        for (var round = -WarmUps; round < Rounds; round++)
        {
            if (round == 0) (baseline, ours) = ([], []);

            // Who begins changes from round to round.
            if (round % 2 == 0) baseline.Add(Measure(contest.RunBaseline, baselineTurns));
            ours.Add(Measure(contest.RunOurs, ourTurns));
            if (round % 2 != 0) baseline.Add(Measure(contest.RunBaseline, baselineTurns));
        }

        return new(contest, Median(baseline), Median(ours));
    }

    private static int Calibrate(Action work)
    {
        for (var turns = 1; ; turns *= 2)
        {
            if (Measure(work, turns).Processor * turns >= ShortestTurn) return turns;
        }
    }

    private static Turn Measure(Action work, int turns)
    {
        GC.Collect();
        var processor = Environment.CpuUsage.TotalTime;
        var clock = Stopwatch.GetTimestamp();
        for (var i = 0; i < turns; i++) work();
        var elapsed = Stopwatch.GetElapsedTime(clock);
        return new((Environment.CpuUsage.TotalTime - processor) / turns, elapsed / turns);
    }

    private static Turn Median(List<Turn> turns) =>
        new(turns.Select(turn => turn.Processor).Order().ElementAt(turns.Count / 2), turns.Select(turn => turn.Clock).Order().ElementAt(turns.Count / 2));
}
