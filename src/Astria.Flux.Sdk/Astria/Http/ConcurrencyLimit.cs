using System.Runtime.CompilerServices;
using Polly;

namespace Astria.Flux.Astria.Http;

/// <summary>Lets so many calls run at once; the others wait their turn.</summary>
internal sealed class ConcurrencyLimit(int calls) : ResilienceStrategy, IDisposable
{
    private readonly SemaphoreSlim _turns = new(calls, calls);

    // Lives as long as the client; a semaphore nobody took a wait handle of holds nothing of the system.
    public void Dispose() => _turns.Dispose();

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    protected override async ValueTask<Outcome<TResult>> ExecuteCore<TResult, TState>(
        Func<ResilienceContext, TState, ValueTask<Outcome<TResult>>> callback, ResilienceContext context, TState state)
    {
        try
        {
            await _turns.WaitAsync(context.CancellationToken).ConfigureAwait(context.ContinueOnCapturedContext);
        }
        catch (OperationCanceledException exception)
        {
            return Outcome.FromException<TResult>(exception);
        }

        try
        {
            return await callback(context, state).ConfigureAwait(context.ContinueOnCapturedContext);
        }
        finally
        {
            _turns.Release();
        }
    }
}
