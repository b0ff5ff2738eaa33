using System.Diagnostics;

namespace Astria.Flux.Benchmarks.Cloud;

/// <summary>Measures both sides in turns: a round of calls of the one, a round of the other, many times over.</summary>
/// <remarks>Three views of time, because machines are busy: the median of the rounds, the fastest tenth of them, and the processor time of the process.</remarks>
internal static class Interleaved
{
    private const int Calls = 250;
    private const double MostTime = 1.15;
    private const double MostBytes = 2048;

    /// <summary>Prints medians; answers 0 when both limits hold.</summary>
    public static async Task<int> RunAsync(int rounds)
    {
        using var calls = new CallBenchmarks();
        calls.Start();
        (string Name, Func<Task<long>> Call)[] sides = [("bare", calls.Bare), ("client", calls.Client), ("client, no pipeline", calls.ClientWithoutPipeline)];
        var times = sides.Select(_ => new List<double>()).ToArray();
        var processor = sides.Select(_ => new List<double>()).ToArray();
        var bytes = sides.Select(_ => new List<double>()).ToArray();
        for (var round = -rounds / 5; round < rounds; round++)
        {
            // The first go round warms up; who begins changes from round to round.
            for (var turn = 0; turn < sides.Length; turn++)
            {
                var side = (turn + Math.Abs(round)) % sides.Length;
                var (time, cpu, allocated) = await RoundAsync(sides[side].Call);
                if (round < 0) continue;
                times[side].Add(time);
                processor[side].Add(cpu);
                bytes[side].Add(allocated);
            }
        }

        for (var side = 0; side < sides.Length; side++)
        {
            Console.WriteLine(FormattableString.Invariant($"{sides[side].Name,-20} median {Of(times, 0.5)}   fastest tenth {Of(times, 0.1)}   processor {Of(processor, 0.5)}   ")
                + FormattableString.Invariant($"{At(bytes[side], 0.5),5:F0} B  + {At(bytes[side], 0.5) - At(bytes[0], 0.5),5:F0} B"));

            string Of(List<double>[] measured, double part) =>
                FormattableString.Invariant($"{At(measured[side], part),6:F1} us x {At(measured[side], part) / At(measured[0], part):F3}");
        }

        return At(times[1], 0.5) / At(times[0], 0.5) <= MostTime && At(bytes[1], 0.5) - At(bytes[0], 0.5) <= MostBytes ? 0 : 1;
    }

    private static async Task<(double Microseconds, double Processor, double Bytes)> RoundAsync(Func<Task<long>> call)
    {
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var used = Environment.CpuUsage.TotalTime;
        var started = Stopwatch.GetTimestamp();
        for (var i = 0; i < Calls; i++) await call();
        var elapsed = Stopwatch.GetElapsedTime(started);
        return (elapsed.TotalMicroseconds / Calls, (Environment.CpuUsage.TotalTime - used).TotalMicroseconds / Calls, (GC.GetTotalAllocatedBytes(precise: true) - before) / (double)Calls);
    }

    private static double At(List<double> values, double part)
    {
        var sorted = values.Order().ToList();
        return sorted[(int)(sorted.Count * part)];
    }
}
