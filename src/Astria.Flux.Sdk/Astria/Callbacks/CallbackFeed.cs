using System.Collections.Concurrent;

namespace Astria.Flux.Astria.Callbacks;

/// <summary>Wakes those in this process who wait for a tune or a prompt, when its callback comes. They then look themselves. Thread-safe.</summary>
public sealed class CallbackFeed
{
    private readonly ConcurrentDictionary<(bool IsTune, long Id), ConcurrentDictionary<Listener, byte>> _listeners = new();

    /// <summary>Says that a callback for something came.</summary>
    /// <param name="purpose">What is reported.</param>
    /// <param name="id">The tune's or the prompt's id.</param>
    public void Signal(CallbackPurpose purpose, long id)
    {
        if (!_listeners.TryGetValue(Key(purpose, id), out var listeners)) return;
        foreach (var listener in listeners.Keys) listener.Wake();
    }

    internal Listener Listen(CallbackPurpose purpose, long id)
    {
        var key = Key(purpose, id);
        var listener = new Listener(this, key);
        _listeners.AddOrUpdate(
            key,
            static (_, added) => new([new(added, 0)]),
            static (_, there, added) => new(there.Append(new(added, 0))),
            listener);
        return listener;
    }

    private static (bool IsTune, long Id) Key(CallbackPurpose purpose, long id) => (purpose == CallbackPurpose.Tune, id);

    private void Remove((bool IsTune, long Id) key, Listener listener)
    {
        while (_listeners.TryGetValue(key, out var there))
        {
            var left = there.Where(entry => entry.Key != listener).ToList();
            var done = left.Count == 0
                ? _listeners.TryRemove(new(key, there))
                : _listeners.TryUpdate(key, new(left), there);
            if (done) return;
        }
    }

    internal sealed class Listener(CallbackFeed feed, (bool IsTune, long Id) key) : IDisposable
    {
        private readonly TaskCompletionSource _woken = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Woken => _woken.Task;

        public void Wake() => _woken.TrySetResult();

        public void Dispose() => feed.Remove(key, this);
    }
}
