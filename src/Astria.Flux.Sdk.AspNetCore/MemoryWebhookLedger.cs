namespace Astria.Flux.AspNetCore;

/// <summary>Remembers callbacks in memory, as many as it may. Thread-safe.</summary>
internal sealed class MemoryWebhookLedger(int capacity, TimeProvider time) : IAstriaWebhookLedger
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, DateTimeOffset> _taken = new(StringComparer.Ordinal);
    private readonly PriorityQueue<string, DateTimeOffset> _order = new();

    public ValueTask<bool> TryTakeAsync(string key, DateTimeOffset expires, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            while (_order.TryPeek(out var oldest, out var until) && (until < now || _order.Count > capacity))
            {
                _order.Dequeue();
                _taken.Remove(oldest);
            }

            if (!_taken.TryAdd(key, expires)) return new(false);
            _order.Enqueue(key, expires);
            return new(true);
        }
    }

    public ValueTask ReleaseAsync(string key, CancellationToken cancellationToken)
    {
        lock (_gate) _taken.Remove(key);
        return default;
    }
}
