using Astria.Flux.Benchmarks.Cloud;

namespace Astria.Flux.Ratios.Areas;

/// <summary>A call of Astria's service over loopback, against a bare HttpClient that reads the same members.</summary>
internal static class Cloud
{
    public static IEnumerable<Contest> Contests()
    {
        using var calls = new CallBenchmarks();
        calls.Start();
        yield return new("GET of a tune", "bare `HttpClient`, source-generated JSON", () => calls.Bare().GetAwaiter().GetResult(), "`AstriaClient`", () => calls.Client().GetAwaiter().GetResult());
    }
}
