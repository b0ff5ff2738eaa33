namespace Astria.Flux.Local.TorchBenchmarks;

/// <summary>What the system says this process takes and took at most.</summary>
internal static class ProcessMemory
{
    /// <summary>Megabytes resident now and at most; of Linux's <c>/proc/self/status</c>.</summary>
    public static string Told()
    {
        var status = File.ReadAllLines("/proc/self/status");
        return $"resident {Megabytes("VmRSS"):F0} MB (own {Megabytes("RssAnon"):F0}), at most {Megabytes("VmHWM"):F0} MB";

        double Megabytes(string key) => double.Parse(status.First(line => line.StartsWith(key, StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], System.Globalization.CultureInfo.InvariantCulture) / 1024;
    }
}
