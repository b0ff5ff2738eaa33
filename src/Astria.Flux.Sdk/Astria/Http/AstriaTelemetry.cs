using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Astria.Flux.Astria.Http;

/// <summary>The spans and measurements of the client. The names are documented in docs/telemetry.md and don't change.</summary>
internal static class AstriaTelemetry
{
    private const string Name = AstriaDiagnostics.Name;

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);
    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>("astria.client.call.duration", "s", "The time of a call with all its attempts.");
    private static readonly Counter<long> Retries = Meter.CreateCounter<long>("astria.client.retries", "{retry}", "Attempts after the first.");
    private static readonly Counter<long> Recoveries = Meter.CreateCounter<long>("astria.client.recoveries", "{call}", "Paid calls whose answer was lost and whose result was found again.");
    private static readonly Counter<long> Jobs = Meter.CreateCounter<long>("astria.engine.jobs", "{job}", "Trainings and drawings that ended.");

    public static bool Measures => Duration.Enabled;

    public static Activity? Start(AstriaCall call, string path, IReadOnlyList<string> texts, AstriaDisclosure disclose)
    {
        if (!Source.HasListeners()) return null;
        var activity = Source.StartActivity($"astria {call.Operation}", ActivityKind.Client);
        activity?.SetTag("astria.operation", call.Operation);
        if (disclose.HasFlag(AstriaDisclosure.Texts) && texts.Count > 0) activity?.SetTag("astria.request.texts", string.Join('\n', texts));
        if (disclose.HasFlag(AstriaDisclosure.Addresses)) activity?.SetTag("astria.request.path", path);
        return activity;
    }

    public static void Ended(AstriaCall call, TimeSpan duration, Activity? activity, Exception? failure)
    {
        var error = ErrorType(failure);
        if (activity is not null && error is not null)
        {
            activity.SetTag("error.type", error);
            if (failure is AstriaException { RequestId: { } requestId }) activity.SetTag("astria.request_id", requestId);
            activity.SetStatus(ActivityStatusCode.Error);
        }

        if (!Duration.Enabled) return;
        if (error is null) Duration.Record(duration.TotalSeconds, new KeyValuePair<string, object?>("astria.operation", call.Operation));
        else Duration.Record(duration.TotalSeconds, new("astria.operation", call.Operation), new("error.type", error));
    }

    public static void Retried(AstriaCall call, AstriaException? failure) =>
        Retries.Add(1, new("astria.operation", call.Operation), new("error.type", ErrorType(failure)));

    public static void Recovered(AstriaCall call) => Recoveries.Add(1, new KeyValuePair<string, object?>("astria.operation", call.Operation));

    public static void JobEnded(string kind, string outcome) => Jobs.Add(1, new("astria.job.kind", kind), new("astria.job.outcome", outcome));

    private static string? ErrorType(Exception? failure) => failure switch
    {
        null => null,
        AstriaException { Status: { } status } => ((int)status).ToString(System.Globalization.CultureInfo.InvariantCulture),
        OperationCanceledException => "cancelled",
        _ => failure.GetType().Name,
    };
}
