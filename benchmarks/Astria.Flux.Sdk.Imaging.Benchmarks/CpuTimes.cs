using System.Diagnostics;
using System.Globalization;
using Astria.Flux.Imaging.Preparation;

namespace Astria.Flux.Imaging.Benchmarks;

/// <summary>Processor time and time on the clock of each piece of work. All take turns, so that what else the machine does falls on all of them.</summary>
internal static class CpuTimes
{
    private const int Rounds = 25;

    // Until the runtime has compiled what runs often for the last time.
    private static readonly TimeSpan Warmth = TimeSpan.FromSeconds(6);

    public static void Print()
    {
        var work = new PhotoWork();
        Console.WriteLine(Text($"JPEG of {work.JpegBytes / 1e6:0.0} MB, 12 megapixels; least and median of {Rounds} rounds, ms"));
        Console.WriteLine("| | processor, least | median | clock, least | median |\n|---|---|---|---|---|");
        var one = Measure(Rounds,
            ("libvips, thumbnail alone", work.Vips),
            ("libvips, the same PNG", work.VipsFile),
            ("detector", work.Detector),
            ("inspected and prepared", () => work.InspectAndPrepare(CloseUpRule.None)),
            ("with a close-up", () => work.InspectAndPrepare(CloseUpRule.Add)),
            ("Lanczos, 3 to 1 megapixels", work.Lanczos));
        var (thumbnail, file, detector, whole) = (one[0], one[1], one[2], one[3]);
        Print("(inspected and prepared - detector) / thumbnail alone", i => (whole.Cpu[i] - detector.Cpu[i]) / thumbnail.Cpu[i], i => (whole.Clock[i] - detector.Clock[i]) / thumbnail.Clock[i]);
        Print("(inspected and prepared - detector) / the same PNG", i => (whole.Cpu[i] - detector.Cpu[i]) / file.Cpu[i], i => (whole.Clock[i] - detector.Clock[i]) / file.Clock[i]);

        Console.WriteLine("\n| 20 photos, 2 at once, 3 rounds | processor, least | median | clock, least | median |\n|---|---|---|---|---|");
        var twenty = Measure(3, ("libvips, thumbnails alone", work.VipsTwenty), ("inspected and prepared, close-ups too", () => work.Twenty(2)));
        Console.WriteLine(Text($"on the clock {twenty[1].Clock.Min() / twenty[0].Clock.Min():0.00} times as long as libvips' thumbnails"));

        static void Print(string name, Func<int, double> cpu, Func<int, double> clock) => Console.WriteLine(Text(
            $"{name}: median of the rounds {Median(Enumerable.Range(0, Rounds).Select(cpu)):0.00} by processor time, {Median(Enumerable.Range(0, Rounds).Select(clock)):0.00} by the clock"));
    }

    private static (List<double> Cpu, List<double> Clock)[] Measure(int rounds, params (string Name, Func<int> Run)[] works)
    {
        foreach (var (_, run) in works)
        {
            for (var clock = Stopwatch.StartNew(); clock.Elapsed < Warmth;) _ = run();
        }

        var times = works.Select(_ => (Cpu: new List<double>(), Clock: new List<double>())).ToArray();
        for (var round = 0; round < rounds; round++)
        {
            for (var i = 0; i < works.Length; i++)
            {
                var before = Environment.CpuUsage.TotalTime;
                var clock = Stopwatch.StartNew();
                _ = works[i].Run();
                times[i].Clock.Add(clock.Elapsed.TotalMilliseconds);
                times[i].Cpu.Add((Environment.CpuUsage.TotalTime - before).TotalMilliseconds);
            }
        }

        for (var i = 0; i < works.Length; i++)
        {
            var (cpu, clock) = times[i];
            Console.WriteLine(Text($"| {works[i].Name} | {cpu.Min():0.0} | {Median(cpu):0.0} | {clock.Min():0.0} | {Median(clock):0.0} |"));
        }

        return times;
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
