using System.Diagnostics;

namespace Astria.Flux.Ratios;

/// <summary>Runs both sides in turns, so that a busy machine slows both alike, for as many rounds as the time allows.</summary>
internal static class ContestRunner
{
    private const int LeastRounds = 3;
    private const int MostRounds = 31;
    private const int LeastWarmUps = 1;

    // Code is compiled in stages while it runs, the last of them in the background after a while.
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestWarmUp = TimeSpan.FromSeconds(2.5);

    // Long enough for the clock of processor time, which ticks in hundredths of a second on some systems.
    private static readonly TimeSpan ShortestTurn = TimeSpan.FromMilliseconds(150);

    // Of the rounds of one contest, on the clock: a busy machine gets fewer rounds, not a longer run.
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(11);

    /// <summary>Measures a contest.</summary>
    public static Outcome Run(Contest contest)
    {
        var (baselineRuns, ourRuns) = (Prepare(contest.RunBaseline), Prepare(contest.RunOurs));
        var rounds = new List<Round>();
        var began = Stopwatch.GetTimestamp();
        while (rounds.Count < LeastRounds || (rounds.Count < MostRounds && Stopwatch.GetElapsedTime(began) < Budget))
        {
            // Who begins changes from round to round.
            if (rounds.Count % 2 == 0)
            {
                var baseline = Measure(contest.RunBaseline, baselineRuns);
                rounds.Add(new(baseline, Measure(contest.RunOurs, ourRuns)));
            }
            else
            {
                var ours = Measure(contest.RunOurs, ourRuns);
                rounds.Add(new(Measure(contest.RunBaseline, baselineRuns), ours));
            }
        }

        return new(contest, rounds);
    }

    /// <summary>Warms a side up, and says how many runs make a turn that can be measured.</summary>
    private static int Prepare(Action work)
    {
        var began = Stopwatch.GetTimestamp();
        var spent = TimeSpan.Zero;
        for (var (runs, done) = (1, 0); ;)
        {
            var turn = Measure(work, runs);
            spent += turn.Processor * runs;
            done += runs;
            if (turn.Processor * runs < ShortestTurn) runs *= 2;
            else if (done >= LeastWarmUps && (spent >= WarmUp || Stopwatch.GetElapsedTime(began) >= LongestWarmUp)) return runs;
        }
    }

    private static Turn Measure(Action work, int runs)
    {
        GC.Collect();
        var processor = Environment.CpuUsage.TotalTime;
        var clock = Stopwatch.GetTimestamp();
        for (var i = 0; i < runs; i++) work();
        var elapsed = Stopwatch.GetElapsedTime(clock);
        return new((Environment.CpuUsage.TotalTime - processor) / runs, elapsed / runs);
    }
}
