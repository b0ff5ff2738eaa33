using Astria.Flux.Local.Managed.Numerics;
using Astria.Flux.Local.Models;

namespace Astria.Flux.Local.Engine;

/// <summary>The model, its threads and its memory, lent to one piece of work at a time: LoRAs are put on the one model there is.</summary>
internal sealed class LocalEngine : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly CancellationTokenSource _closing = new();
    private readonly WorkerPool _pool;
    private readonly Lazy<LocalModel> _model;
    private readonly Lazy<string> _hash;
    private bool _closed;

    public LocalEngine(LocalEngineOptions options)
    {
        if (options.Validate() is { Count: > 0 } faults) throw new FluxPolicyException("The embedded engine can't be set up like this.", faults);
        Options = options;

        // Absolute from here on: it ends up in tunes, which outlive this process and its current directory.
        WorkDirectory = Path.GetFullPath(options.WorkDirectory);
        _pool = new WorkerPool(options.Threads);
        var source = new ModelSource(options.ModelPath);
        _model = new Lazy<LocalModel>(() => source.Load(_pool), LazyThreadSafetyMode.PublicationOnly);
        _hash = new Lazy<string>(source.Hash, LazyThreadSafetyMode.PublicationOnly);
    }

    public LocalEngineOptions Options { get; }

    /// <summary>Where jobs are kept, absolute.</summary>
    public string WorkDirectory { get; }

    /// <summary>Cancelled once the engine is being closed.</summary>
    public CancellationToken Closing => _closing.Token;

    /// <summary>Waits for its turn, then works off the caller's thread; the work's token is cancelled when the engine is closed, too.</summary>
    public async Task<T> RunAsync<T>(Func<EngineSession, CancellationToken, T> work, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _closing.Token);
        var token = linked.Token;
        await _turn.WaitAsync(token).ConfigureAwait(false);
        try
        {
            return await Task.Run(() => work(new EngineSession(_model.Value, _pool, new Arena(), Options, _hash), token), token).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Stops what is being worked on, waits until it has stopped, and ends the threads. A stopped job can be run again.</summary>
    public void Dispose()
    {
        if (_closed) return;
        _closed = true;
        _closing.Cancel();
        _turn.Wait();
        _pool.Dispose();
        _closing.Dispose();
    }
}
