using System.Collections.Concurrent;

namespace Astria.Flux.Astria.Http;

/// <summary>Token sources that cancel themselves when a time is over; used again, because every call needs one. Thread-safe.</summary>
internal sealed class Deadlines(TimeProvider time)
{
    // As many as may be in use at once, for most apps; those beyond are thrown away.
    private const int MostKept = 64;

    private readonly ConcurrentQueue<CancellationTokenSource> _free = new();

    public CancellationTokenSource Rent(TimeSpan limit)
    {
        // Only the system's clock can set a source again.
        if (time != TimeProvider.System) return new(limit, time);
        if (!_free.TryDequeue(out var source)) source = new();
        source.CancelAfter(limit);
        return source;
    }

    /// <summary>Takes back a source that nobody listens to any more.</summary>
    public void Return(CancellationTokenSource source)
    {
        if (time == TimeProvider.System && source.TryReset() && _free.Count < MostKept) _free.Enqueue(source);
        else source.Dispose();
    }
}
