using System.Net;
using Astria.Flux.Astria.Account;
using Astria.Flux.Astria.Http;
using Astria.Flux.Health;

namespace Astria.Flux.Astria.Engine;

/// <summary>Looks whether the service answers and takes the key, by reading the account: one attempt, which costs nothing.</summary>
internal sealed class AstriaProbe(AstriaClient client, string engine, TimeSpan timeout, TimeProvider time) : IEngineProbe
{
    public string Engine => engine;

    /// <summary>A client that asks once only: whoever looks will look again.</summary>
    public static AstriaClient Client(HttpClient http, AstriaClientOptions options, TimeProvider time)
    {
        var once = options with { Resilience = new() { Retries = 0, CircuitMinimumCalls = int.MaxValue } };
        return new(http, once, timeProvider: time);
    }

    public async Task<EngineHealth> ProbeAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var limit = new CancellationTokenSource(timeout, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            return Of(await client.Account.GetAsync(both.Token).ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return Unhealthy($"The service does not answer within {timeout}.");
        }
        catch (AstriaException exception)
        {
            return Of(exception);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Whatever gives the key may fail in its own way.
            return Unhealthy($"The service can't be asked: {exception.GetType().Name}.");
        }
    }

    private static EngineHealth Of(AstriaAccount account) =>
        (account.Payer?.BalanceMillicents ?? account.BalanceMillicents) <= 0 && account.TopOffAmount is null or 0
            ? new(EngineHealthState.Degraded, "The service takes the key, but nothing is left on the account: trainings and drawings will be refused.")
            : new(EngineHealthState.Healthy, "The service answers and takes the key.");

    // In words of our own: what the service or the system says could hold more than an operator's page should show.
    private static EngineHealth Of(AstriaException exception) => exception.Status switch
    {
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => Unhealthy(Invariant($"The service refuses the key ({(int)exception.Status}).")),
        HttpStatusCode.TooManyRequests => new(EngineHealthState.Degraded, "The service asks to be asked less often (429)."),
        { } status => Unhealthy(Invariant($"The service answers {(int)status}.")),
        null => Unhealthy("The service can't be reached."),
    };

    private static EngineHealth Unhealthy(string description) => new(EngineHealthState.Unhealthy, description);
}
