using System.Runtime.CompilerServices;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace Astria.Flux.Astria.Http;

/// <summary>The library's own pipeline, on Polly.</summary>
internal sealed class AstriaResilience : IAstriaResilience
{
    private static readonly ResiliencePropertyKey<AstriaCall> CallKey = new("Astria.Flux.Astria.Call");

    private readonly ResiliencePipeline _pipeline;

    public AstriaResilience(AstriaResilienceOptions options, TimeProvider time)
    {
        if (options.Validate() is { Count: > 0 } faults) throw new FluxPolicyException("The resilience of the Astria client can't be set up like this.", faults);
        _pipeline = Build(options, time);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<TResult> ExecuteAsync<TState, TResult>(
        AstriaCall operation, Func<TState, CancellationToken, ValueTask<TResult>> attempt, TState state, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: false, cancellationToken);
        context.Properties.Set(CallKey, operation);
        try
        {
            return await _pipeline.ExecuteAsync(
                static (context, work) => work.attempt(work.state, context.CancellationToken), context, (attempt, state)).ConfigureAwait(false);
        }
        catch (TimeoutRejectedException exception)
        {
            throw Failed(operation, exception);
        }
        catch (BrokenCircuitException exception)
        {
            throw Failed(operation, exception);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    [System.Diagnostics.CodeAnalysis.UnconditionalSuppressMessage(
        "Trimming", "IL2026", Justification = "The options of the concurrency limit have no members, so that there is nothing to validate by reflection.")]
    private static ResiliencePipeline Build(AstriaResilienceOptions options, TimeProvider time)
    {
        var builder = new ResiliencePipelineBuilder { TimeProvider = time, Name = "Astria" };
        builder.AddTimeout(options.OverallTimeout);
        builder.AddStrategy(_ => new ConcurrencyLimit(options.Concurrency), new ConcurrencyLimitOptions());
        if (options.Retries > 0)
        {
            builder.AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = options.Retries,
                ShouldHandle = arguments => new(CallOf(arguments.Context) is { } call
                    && FailureOf(call, arguments.Outcome.Exception) is { } failure
                    && RetryPolicy.MayRepeat(call.Kind, failure, options)),
                DelayGenerator = arguments => new(FailureOf(CallOf(arguments.Context)!, arguments.Outcome.Exception) is { } failure
                    ? RetryPolicy.Spread(RetryPolicy.Delay(failure, arguments.AttemptNumber, options))
                    : null),
                OnRetry = arguments =>
                {
                    AstriaTelemetry.Retried(CallOf(arguments.Context)!, FailureOf(CallOf(arguments.Context)!, arguments.Outcome.Exception));
                    return default;
                },
            });
        }

        builder.AddCircuitBreaker(new CircuitBreakerStrategyOptions
        {
            FailureRatio = options.CircuitFailureRatio,
            MinimumThroughput = options.CircuitMinimumCalls,
            BreakDuration = options.CircuitBreak,
            ShouldHandle = arguments => new(arguments.Outcome.Exception is TimeoutRejectedException or AstriaConnectionException
                || arguments.Outcome.Exception is AstriaApiException { Status: >= System.Net.HttpStatusCode.InternalServerError }),
        });
        builder.AddTimeout(new TimeoutStrategyOptions
        {
            TimeoutGenerator = arguments => new(CallOf(arguments.Context) is { IsUpload: true } ? options.UploadTimeout : options.AttemptTimeout),
        });
        return builder.Build();
    }

    private static AstriaCall? CallOf(ResilienceContext context) => context.Properties.TryGetValue(CallKey, out var call) ? call : null;

    private static AstriaException? FailureOf(AstriaCall call, Exception? exception) => exception switch
    {
        AstriaException failure => failure,
        TimeoutRejectedException or BrokenCircuitException => Failed(call, exception),
        _ => null,
    };

    private static AstriaConnectionException Failed(AstriaCall call, Exception exception) => exception switch
    {
        TimeoutRejectedException timeout => new(call, $"no answer within {timeout.Timeout}. Try again later, or allow more time.", exception) { MayHaveArrived = true },
        BrokenCircuitException broken => new(call, "the service keeps failing and is left alone for a while. Try again later.", exception)
        {
            RetryAfter = broken.RetryAfter,
        },
        _ => new(call, exception.Message, exception) { MayHaveArrived = true },
    };

    private sealed class ConcurrencyLimitOptions : ResilienceStrategyOptions;
}
