namespace Astria.Flux.Astria.Http;

/// <summary>Remembers the latest ids that calls of this client have been answered with. Thread-safe, and bounded.</summary>
internal sealed class ClaimedIds
{
    // Far more than are created while one call is recovered: 32 at once for a few minutes.
    private const int Capacity = 8192;

    private readonly Lock _gate = new();
    private readonly HashSet<long> _ids = [];
    private readonly Queue<long> _order = new();

    /// <summary>Takes an id; answers whether nobody had it.</summary>
    public bool TryClaim(long id)
    {
        lock (_gate)
        {
            if (!_ids.Add(id)) return false;
            _order.Enqueue(id);
            if (_order.Count > Capacity) _ids.Remove(_order.Dequeue());
            return true;
        }
    }
}
