using System.Globalization;

namespace Astria.Flux.Tests;

/// <summary>How many cases a property is tried with: 100,000, or what <c>FLUX_TEST_CASES</c> says, for mutation runs that run every property many times.</summary>
internal static class PropertyCases
{
    public static long Count { get; } = long.Parse(Environment.GetEnvironmentVariable("FLUX_TEST_CASES") ?? "100000", NumberStyles.None, CultureInfo.InvariantCulture);
}
