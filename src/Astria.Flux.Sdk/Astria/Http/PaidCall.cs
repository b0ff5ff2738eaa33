using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;

namespace Astria.Flux.Astria.Http;

/// <summary>Runs calls that create something for money so that it is neither lost nor paid for twice.</summary>
/// <remarks>
/// When an answer was lost, the call waits (a minute after 504, a time-out or a broken connection; 30 seconds and more after 500), looks whether the
/// thing exists, and asks again only when it doesn't. When that leads nowhere it says so, and what to look for.
/// </remarks>
internal sealed partial class PaidCall(AstriaResilienceOptions options, TimeProvider time, ILogger logger)
{
    // How far the clocks of this machine and of the service may be apart when objects are told from older ones.
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

    public async ValueTask<T> RunAsync<T>(
        AstriaCall call, Recovery<T> recovery, Func<CancellationToken, ValueTask<T>> create, CancellationToken cancellationToken)
        where T : class
    {
        var since = time.GetUtcNow() - ClockSkew;
        var attempt = 0;
        AstriaException? lost = null;
        var pipeline = Pipeline(call, exception => lost = exception);
        return await pipeline.ExecuteAsync(
            async token =>
            {
                if (attempt++ == 0) return Claimed(await create(token).ConfigureAwait(false));
                var found = await FindAsync(call, recovery, since, lost!, token).ConfigureAwait(false);
                if (found is not null)
                {
                    AstriaTelemetry.Recovered(call);
                    Recovered(logger, call.Operation);
                    return found;
                }

                return recovery.MayRepeat && attempt <= options.Repeats + 1
                    ? Claimed(await create(token).ConfigureAwait(false))
                    : throw new AstriaUncertainException(call, recovery.Remedy, lost!) { Status = lost!.Status, RequestId = lost.RequestId };
            },
            cancellationToken).ConfigureAwait(false);

        T Claimed(T created)
        {
            try
            {
                recovery.Claim?.Invoke(created);
                return created;
            }
            catch (FormatException exception)
            {
                // Paid for, but without an id: it is looked for like any lost answer.
                throw new AstriaConnectionException(call, "the answer doesn't say what was created.", exception) { MayHaveArrived = true };
            }
        }
    }

    private static async ValueTask<T?> FindAsync<T>(
        AstriaCall call, Recovery<T> recovery, DateTimeOffset since, AstriaException lost, CancellationToken cancellationToken)
        where T : class
    {
        if (recovery.FindAsync is null) return null;
        try
        {
            return await recovery.FindAsync(since, cancellationToken).ConfigureAwait(false);
        }
        catch (AstriaException exception)
        {
            throw new AstriaUncertainException(call, recovery.Remedy, new AggregateException(lost, exception)) { Status = lost.Status, RequestId = lost.RequestId };
        }
    }

    private ResiliencePipeline Pipeline(AstriaCall call, Action<AstriaException> remember) =>
        new ResiliencePipelineBuilder { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions
            {
                // One more than the repeats: the last one only looks.
                MaxRetryAttempts = options.Repeats + 1,
                ShouldHandle = static arguments => new(IsLost(arguments.Outcome.Exception)),
                DelayGenerator = arguments => new(RetryPolicy.Spread(
                    RetryPolicy.RecoveryDelay((AstriaException)arguments.Outcome.Exception!, arguments.AttemptNumber, options))),
                OnRetry = arguments =>
                {
                    var failure = (AstriaException)arguments.Outcome.Exception!;
                    remember(failure);
                    Lost(logger, call.Operation, (int?)failure.Status, arguments.RetryDelay);
                    return default;
                },
            })
            .Build();

    private static bool IsLost(Exception? exception) =>
        exception is AstriaException { MayHaveArrived: true } failure and not AstriaUncertainException && RetryPolicy.IsTransient(failure);

    [LoggerMessage(2002, LogLevel.Information, "The answer to Astria call {Operation} was lost; what it created was found again", EventName = "AstriaCallRecovered")]
    private static partial void Recovered(ILogger logger, string operation);

    [LoggerMessage(2004, LogLevel.Warning, "The answer to Astria call {Operation} was lost (status {Status}); after {Delay} it is looked for before anything is paid again", EventName = "AstriaAnswerLost")]
    private static partial void Lost(ILogger logger, string operation, int? status, TimeSpan delay);
}
