using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;

namespace Astria.Flux.Testing.Emulator;

/// <summary>Posts callbacks when their time comes: once each, whatever is answered.</summary>
internal sealed class CallbackSender(TimeProvider time, FaultQueue faults) : IAsyncDisposable
{
    private readonly HttpClient _http = new();
    private readonly ConcurrentDictionary<ITimer, byte> _timers = new();
    private readonly ConcurrentDictionary<Task, byte> _running = new();
    private readonly ConcurrentQueue<EmulatedCallback> _sent = new();

    public IReadOnlyList<EmulatedCallback> Sent => [.. _sent];

    public void Schedule(string address, DateTimeOffset at, Func<JsonObject> body)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https")) return;
        var wait = at - time.GetUtcNow();
        ITimer? timer = null;
        timer = time.CreateTimer(_ => Fire(timer!, uri, body), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _timers.TryAdd(timer, 0);
        timer.Change(wait < TimeSpan.Zero ? TimeSpan.Zero : wait, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Forgets what was sent, and what was still to be.</summary>
    public void Clear()
    {
        foreach (var timer in _timers.Keys) timer.Dispose();
        _timers.Clear();
        _sent.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var timer in _timers.Keys) await timer.DisposeAsync().ConfigureAwait(false);
        _http.CancelPendingRequests();
        await Task.WhenAll(_running.Keys).ConfigureAwait(false);
        _http.Dispose();
    }

    private void Fire(ITimer timer, Uri address, Func<JsonObject> body)
    {
        if (!_timers.TryRemove(timer, out _)) return;
        timer.Dispose();
        Start(address, body);
    }

    private void Start(Uri address, Func<JsonObject> body)
    {
        var sending = SendAsync(address, body());
        _running.TryAdd(sending, 0);
        _ = sending.ContinueWith(done => _running.TryRemove(done, out _), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    private async Task SendAsync(Uri address, JsonObject body)
    {
        if (faults.Take("POST", address.AbsolutePath, kind => kind == EmulatorFaultKind.LostCallback) is not null) return;
        var text = body.ToJsonString();
        var status = 0;
        try
        {
            using var content = new StringContent(text, Encoding.UTF8, "application/json");
            using var response = await _http.PostAsync(address, content).ConfigureAwait(false);
            status = (int)response.StatusCode;
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
        {
            // Nobody there: the service doesn't try again.
        }

        _sent.Enqueue(new(address, text, status));
    }
}
