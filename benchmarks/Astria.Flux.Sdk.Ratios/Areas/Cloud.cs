using Astria.Flux.Benchmarks.Cloud;

namespace Astria.Flux.Ratios.Areas;

/// <summary>A call of Astria's service over loopback, against a bare HttpClient that reads the same members.</summary>
internal static class Cloud
{
    // One after the other, without a thread that waits for each: what threads spin away while they wait is not the client's.
    private const int Calls = 100;

    public static IEnumerable<Contest> Contests()
    {
        using var calls = new CallBenchmarks();
        calls.Start();
        yield return new("GET of a tune", "bare `HttpClient`, source-generated JSON", () => Many(calls.Bare), "`AstriaClient`", () => Many(calls.Client), Calls);
    }

    private static void Many(Func<Task<long>> call)
    {
        ManyAsync().GetAwaiter().GetResult();

        async Task ManyAsync()
        {
            for (var i = 0; i < Calls; i++) await call();
        }
    }
}
