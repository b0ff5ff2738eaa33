using Astria.Flux.Astria.Callbacks;
using Astria.Flux.Astria.Http;

namespace Astria.Flux.Astria.Engine;

/// <summary>Waits for a job: a callback or the next look, whichever comes first. What is believed is only what the look says, so there is one winner.</summary>
internal sealed class JobWatch(AstriaEngineOptions options, CallbackFeed feed, TimeProvider time)
{
    /// <summary>Looks until it is settled; <see langword="null"/> when time ran out.</summary>
    public async Task<T?> WaitAsync<T>(
        CallbackPurpose purpose,
        long id,
        Func<CancellationToken, Task<T>> look,
        Func<T, bool> isSettled,
        Func<T, DateTimeOffset?> etaOf,
        TimeSpan timeout,
        CancellationToken cancellationToken)
        where T : class
    {
        var started = time.GetTimestamp();
        for (var looks = 0; ; looks++)
        {
            // Listening begins before the look, so that a callback between the look and the wait is not missed.
            using var listener = feed.Listen(purpose, id);
            var seen = await LookAsync(look, started, timeout, cancellationToken).ConfigureAwait(false);
            if (seen is not null && isSettled(seen)) return seen;
            var left = timeout - time.GetElapsedTime(started);
            if (left <= TimeSpan.Zero) return null;
            var wait = PollingSchedule.Next(looks, seen is null ? null : etaOf(seen) - time.GetUtcNow(), options);
            await NextAsync(listener, wait < left ? wait : left, cancellationToken).ConfigureAwait(false);
        }
    }

    // A service that can't be asked for a while has not lost the job: it is looked at again as long as there is time.
    private async Task<T?> LookAsync<T>(Func<CancellationToken, Task<T>> look, long started, TimeSpan timeout, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            return await look(cancellationToken).ConfigureAwait(false);
        }
        catch (AstriaException exception) when (RetryPolicy.IsTransient(exception) && time.GetElapsedTime(started) < timeout)
        {
            return null;
        }
    }

    private async Task NextAsync(CallbackFeed.Listener listener, TimeSpan wait, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var pause = Task.Delay(wait, time, stop.Token);
        await Task.WhenAny(pause, listener.Woken).ConfigureAwait(false);
        await stop.CancelAsync().ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
    }
}
