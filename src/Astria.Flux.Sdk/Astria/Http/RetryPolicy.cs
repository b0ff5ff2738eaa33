using System.Net;
using System.Security.Cryptography;

namespace Astria.Flux.Astria.Http;

/// <summary>Which failures are worth another try, and after what wait.</summary>
internal static class RetryPolicy
{
    /// <summary>Whether a failure may pass by itself.</summary>
    public static bool IsTransient(AstriaException failure) => failure.Status switch
    {
        null => failure is AstriaConnectionException,
        HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests => true,
        HttpStatusCode.InternalServerError or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout => true,
        _ => false,
    };

    /// <summary>Whether the pipeline may repeat the call without looking first.</summary>
    public static bool MayRepeat(AstriaCallKind kind, AstriaException failure, AstriaResilienceOptions options) =>
        IsTransient(failure)
        && (kind != AstriaCallKind.Create || !failure.MayHaveArrived)
        && !(failure.RetryAfter > options.LongestDelay);

    /// <summary>The wait before attempt number <paramref name="attempt"/> + 2, without chance in it.</summary>
    public static TimeSpan Delay(AstriaException failure, int attempt, AstriaResilienceOptions options)
    {
        if (failure.RetryAfter is { } asked) return asked;
        var first = failure.Status == HttpStatusCode.InternalServerError ? options.ServerErrorDelay : options.Delay;
        return Doubled(first, attempt, options);
    }

    /// <summary>The wait before looking for what a failed call may have created.</summary>
    public static TimeSpan RecoveryDelay(AstriaException failure, int attempt, AstriaResilienceOptions options)
    {
        var first = failure.Status == HttpStatusCode.InternalServerError ? options.ServerErrorDelay : options.RecoveryDelay;
        var wait = Doubled(first, failure.Status == HttpStatusCode.InternalServerError ? attempt : 0, options);
        return failure.RetryAfter is { } asked && asked > wait && asked <= options.LongestDelay ? asked : wait;
    }

    /// <summary>Up to a quarter more, so that many clients don't come back at the same moment.</summary>
    public static TimeSpan Spread(TimeSpan delay) => delay + delay * (RandomNumberGenerator.GetInt32(0, 1000) / 4000.0);

    private static TimeSpan Doubled(TimeSpan first, int attempt, AstriaResilienceOptions options)
    {
        var wait = first * Math.Pow(2, Math.Min(attempt, 20));
        return wait < options.LongestDelay ? wait : options.LongestDelay;
    }
}
