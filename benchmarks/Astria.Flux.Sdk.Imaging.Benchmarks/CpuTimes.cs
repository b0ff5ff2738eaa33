using System.Diagnostics;
using System.Globalization;
using Astria.Flux.Imaging.Preparation;

namespace Astria.Flux.Imaging.Benchmarks;

/// <summary>Processor time of each piece of work, the least and the median of several runs, beside the clock's.</summary>
internal static class CpuTimes
{
    private const int Runs = 12;

    public static void Print()
    {
        var work = new PhotoWork();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"JPEG of {work.JpegBytes / 1e6:0.0} MB; least and median processor time, least time on the clock, of {Runs}"));
        var vips = Measure("libvips thumbnail", work.Vips);
        var detector = Measure("detector", work.Detector);
        var whole = Measure("inspected and prepared", () => work.InspectAndPrepare(CloseUpRule.None));
        Measure("the same with a close-up", () => work.InspectAndPrepare(CloseUpRule.Add));
        Measure("Lanczos 3 MP to 1 MP", work.Lanczos);
        Measure("20 photos, 2 at once", () => work.Twenty(2), runs: 3);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"(inspected and prepared - detector) / libvips = {(whole - detector) / vips:0.00}"));
    }

    private static double Measure(string name, Func<int> work, int runs = Runs)
    {
        var (cpu, wall) = (new List<double>(), new List<double>());
        for (var i = 0; i < runs + 2; i++)
        {
            GC.Collect();
            using var process = Process.GetCurrentProcess();
            var before = process.TotalProcessorTime;
            var clock = Stopwatch.StartNew();
            _ = work();
            process.Refresh();
            if (i < 2) continue;
            cpu.Add((process.TotalProcessorTime - before).TotalMilliseconds);
            wall.Add(clock.Elapsed.TotalMilliseconds);
        }

        cpu.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-26} {cpu[0],8:0.0} {cpu[cpu.Count / 2],8:0.0} ms   {wall.Min(),8:0.0} ms"));
        return cpu[cpu.Count / 2];
    }
}
