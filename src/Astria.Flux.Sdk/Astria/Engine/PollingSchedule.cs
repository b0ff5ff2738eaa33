namespace Astria.Flux.Astria.Engine;

/// <summary>How long to wait until the next look at a job.</summary>
internal static class PollingSchedule
{
    // Far ahead of the service's estimate looks are rarer than near it.
    private static readonly TimeSpan LongestBeforeEta = TimeSpan.FromMinutes(5);

    public static TimeSpan Next(int looks, TimeSpan? untilEta, AstriaEngineOptions options)
    {
        var grown = options.FirstPoll * Math.Pow(1.5, Math.Min(looks, 30));
        var wait = grown < options.LongestPoll ? grown : options.LongestPoll;
        if (untilEta is not { } left || left <= options.FirstPoll) return wait;
        var half = left / 2;
        var ahead = half < LongestBeforeEta ? half : LongestBeforeEta;
        return ahead < options.FirstPoll ? options.FirstPoll : ahead;
    }
}
