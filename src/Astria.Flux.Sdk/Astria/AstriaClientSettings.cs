using Astria.Flux.Astria.Http;
using Astria.Flux.Settings;

namespace Astria.Flux.Astria;

/// <summary>Reads the client's options from a configuration section.</summary>
internal static class AstriaClientSettings
{
    /// <summary>The group of the engine's own options.</summary>
    public const string Engine = "Engine";

    // The groups of what belongs to the client and has options of its own.
    private static readonly string[] Neighbours = [Engine, "Callbacks", "Webhooks"];

    public static void Read(SettingsReader settings, AstriaClientOptions options)
    {
        options.ApiKey = settings.Text(nameof(options.ApiKey)) ?? options.ApiKey;
        options.BaseAddress = settings.Address(nameof(options.BaseAddress), options.BaseAddress)!;
        options.Workspace = settings.Text(nameof(options.Workspace)) ?? options.Workspace;
        options.Disclose = settings.Enum(nameof(options.Disclose), options.Disclose);
        options.Resilience = Resilience(settings.Group(nameof(options.Resilience)), options.Resilience);
        foreach (var neighbour in Neighbours) _ = settings.Group(neighbour);
    }

    private static AstriaResilienceOptions Resilience(SettingsReader settings, AstriaResilienceOptions usual)
    {
        var options = new AstriaResilienceOptions
        {
            AttemptTimeout = settings.Time(nameof(usual.AttemptTimeout), usual.AttemptTimeout),
            UploadTimeout = settings.Time(nameof(usual.UploadTimeout), usual.UploadTimeout),
            OverallTimeout = settings.Time(nameof(usual.OverallTimeout), usual.OverallTimeout),
            Retries = settings.Int32(nameof(usual.Retries), usual.Retries),
            Delay = settings.Time(nameof(usual.Delay), usual.Delay),
            ServerErrorDelay = settings.Time(nameof(usual.ServerErrorDelay), usual.ServerErrorDelay),
            RecoveryDelay = settings.Time(nameof(usual.RecoveryDelay), usual.RecoveryDelay),
            Repeats = settings.Int32(nameof(usual.Repeats), usual.Repeats),
            LongestDelay = settings.Time(nameof(usual.LongestDelay), usual.LongestDelay),
            Concurrency = settings.Int32(nameof(usual.Concurrency), usual.Concurrency),
            CircuitFailureRatio = settings.Double(nameof(usual.CircuitFailureRatio), usual.CircuitFailureRatio),
            CircuitMinimumCalls = settings.Int32(nameof(usual.CircuitMinimumCalls), usual.CircuitMinimumCalls),
            CircuitBreak = settings.Time(nameof(usual.CircuitBreak), usual.CircuitBreak),
        };
        settings.RefuseUnknown();
        return options;
    }
}
