using Astria.Flux.Astria.Callbacks;

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
            var seen = await look(cancellationToken).ConfigureAwait(false);
            if (isSettled(seen)) return seen;
            if (time.GetElapsedTime(started) >= timeout) return null;
            await NextAsync(listener, PollingSchedule.Next(looks, etaOf(seen) - time.GetUtcNow(), options), cancellationToken).ConfigureAwait(false);
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
