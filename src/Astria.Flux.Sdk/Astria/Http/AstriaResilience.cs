using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;

namespace Astria.Flux.Astria.Http;

/// <summary>The library's own pipeline, on Polly: see <see cref="AstriaResilienceOptions"/> for what stands around what.</summary>
/// <remarks>
/// A call that succeeds at once goes through the limiter, the circuit breaker and one time-out, and nothing else: the retry strategy comes in with
/// the first failure, which it is shown as its own first attempt. That keeps what a call costs near to that of a bare one, as a benchmark shows.
/// </remarks>
internal sealed partial class AstriaResilience : IAstriaResilience, IDisposable
{
    private readonly AstriaResilienceOptions _options;
    private readonly TimeProvider _time;
    private readonly Deadlines _deadlines;
    private readonly SemaphoreSlim _turns;
    private readonly ResiliencePipeline _breaker;
    private readonly ILogger _logger;

    public AstriaResilience(AstriaResilienceOptions options, TimeProvider time, ILogger? logger = null)
    {
        if (options.Validate() is { Count: > 0 } faults) throw new FluxPolicyException("The resilience of the Astria client can't be set up like this.", faults);
        _options = options;
        _time = time;
        _deadlines = new(time);
        _turns = new(options.Concurrency, options.Concurrency);
        _breaker = Breaker(options, time);
        _logger = logger ?? NullLogger.Instance;
    }

    // A semaphore nobody took a wait handle of holds nothing of the system; it lives as long as the client.
    public void Dispose() => _turns.Dispose();

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<TResult> ExecuteAsync<TState, TResult>(
        AstriaCall operation, Func<TState, CancellationToken, ValueTask<TResult>> attempt, TState state, CancellationToken cancellationToken)
    {
        var started = _time.GetTimestamp();
        if (!_turns.Wait(0, CancellationToken.None)) await QueueAsync(operation, cancellationToken).ConfigureAwait(false);
        try
        {
            var first = await AttemptAsync(operation, attempt, state, started, cancellationToken).ConfigureAwait(false);
            if (first.Exception is null) return first.Result!;
            if (_options.Retries == 0 || !MayRepeat(operation, first.Exception)) first.ThrowIfException();
            return await AgainAsync(operation, attempt, state, first, started, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _turns.Release();
        }
    }

    private static ResiliencePipeline Breaker(AstriaResilienceOptions options, TimeProvider time) => new ResiliencePipelineBuilder { TimeProvider = time, Name = "Astria" }
        .AddCircuitBreaker(new CircuitBreakerStrategyOptions
        {
            FailureRatio = options.CircuitFailureRatio,
            MinimumThroughput = options.CircuitMinimumCalls,
            BreakDuration = options.CircuitBreak,
            ShouldHandle = static arguments => new(arguments.Outcome.Exception is AstriaConnectionException or AstriaApiException { Status: >= System.Net.HttpStatusCode.InternalServerError }),
        })
        .Build();

    private static AstriaConnectionException TimedOut(AstriaCall call, TimeSpan limit, Exception exception) =>
        new(call, $"no answer within {limit}. Try again later, or allow more time.", exception) { MayHaveArrived = true };

    private bool MayRepeat(AstriaCall call, Exception? exception) => exception is AstriaException failure && RetryPolicy.MayRepeat(call.Kind, failure, _options);

    private TimeSpan Left(long started) => _options.OverallTimeout - _time.GetElapsedTime(started);

    private async ValueTask QueueAsync(AstriaCall call, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(_options.OverallTimeout, _time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            await _turns.WaitAsync(both.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            // Nothing was sent yet.
            throw new AstriaConnectionException(
                call, Invariant($"{_options.Concurrency} other calls kept it waiting for {_options.OverallTimeout}. Try again later, or allow more at once."), exception);
        }
    }

    /// <summary>One attempt behind the circuit breaker, which sees its time-out as a failure, too.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<Outcome<TResult>> AttemptAsync<TState, TResult>(
        AstriaCall call, Func<TState, CancellationToken, ValueTask<TResult>> attempt, TState state, long started, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: false, cancellationToken);
        try
        {
            var outcome = await _breaker.ExecuteOutcomeAsync(
                static (context, work) => work.Pipeline.TimedAsync(work.Call, work.Attempt, work.State, work.Started, context.CancellationToken),
                context,
                (Pipeline: this, Call: call, Attempt: attempt, State: state, Started: started)).ConfigureAwait(false);
            return outcome.Exception is BrokenCircuitException broken
                ? Outcome.FromException<TResult>(new AstriaConnectionException(call, "the service keeps failing and is left alone for a while. Try again later.", broken) { RetryAfter = broken.RetryAfter })
                : outcome;
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<Outcome<TResult>> TimedAsync<TState, TResult>(
        AstriaCall call, Func<TState, CancellationToken, ValueTask<TResult>> attempt, TState state, long started, CancellationToken cancellationToken)
    {
        var (limit, left) = (call.IsUpload ? _options.UploadTimeout : _options.AttemptTimeout, Left(started));
        var deadline = _deadlines.Rent(limit < left ? limit : left > TimeSpan.Zero ? left : TimeSpan.Zero);
        var registration = cancellationToken.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), deadline);
        try
        {
            return Outcome.FromResult(await attempt(state, deadline.Token).ConfigureAwait(false));
        }
        catch (OperationCanceledException exception) when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return Outcome.FromException<TResult>(TimedOut(call, limit < left ? limit : _options.OverallTimeout, exception));
        }
        catch (Exception exception)
        {
            return Outcome.FromException<TResult>(exception);
        }
        finally
        {
            await registration.DisposeAsync().ConfigureAwait(false);
            _deadlines.Return(deadline);
        }
    }

    /// <summary>The attempts after one that failed, with the waits before them.</summary>
    private async ValueTask<TResult> AgainAsync<TState, TResult>(
        AstriaCall call, Func<TState, CancellationToken, ValueTask<TResult>> attempt, TState state, Outcome<TResult> first, long started, CancellationToken cancellationToken)
    {
        var left = Left(started);
        using var limit = new CancellationTokenSource(left > TimeSpan.Zero ? left : TimeSpan.Zero, _time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        var context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: false, both.Token);
        Outcome<TResult>? known = first;
        try
        {
            var last = await Retry(call).ExecuteOutcomeAsync(
                (inner, _) =>
                {
                    var shown = known;
                    known = null;
                    return shown is { } outcome ? new(outcome) : AttemptAsync(call, attempt, state, started, inner.CancellationToken);
                },
                context,
                call).ConfigureAwait(false);
            if (last.Exception is OperationCanceledException exception && limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
            {
                // While it waited for the next attempt: those before were certainly not done, or it would not have been tried again.
                throw new AstriaConnectionException(call, $"no answer within {_options.OverallTimeout}. Try again later, or allow more time.", exception);
            }

            last.ThrowIfException();
            return last.Result!;
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private ResiliencePipeline Retry(AstriaCall call) => new ResiliencePipelineBuilder { TimeProvider = _time, Name = "Astria" }
        .AddRetry(new RetryStrategyOptions
        {
            MaxRetryAttempts = _options.Retries,
            ShouldHandle = arguments => new(MayRepeat(call, arguments.Outcome.Exception)),
            DelayGenerator = arguments => new(RetryPolicy.Spread(RetryPolicy.Delay((AstriaException)arguments.Outcome.Exception!, arguments.AttemptNumber, _options))),
            OnRetry = arguments =>
            {
                var failure = arguments.Outcome.Exception as AstriaException;
                AstriaTelemetry.Retried(call, failure);
                Retried(_logger, call.Operation, arguments.AttemptNumber + 1, (int?)failure?.Status, arguments.RetryDelay);
                return default;
            },
        })
        .Build();

    [LoggerMessage(2003, LogLevel.Information, "Astria call {Operation} is tried again, {Retry} after the first, in {Delay}: status {Status}", EventName = "AstriaCallRetried")]
    private static partial void Retried(ILogger logger, string operation, int retry, int? status, TimeSpan delay);
}
