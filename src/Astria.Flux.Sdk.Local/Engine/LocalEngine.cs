using Astria.Flux.Local.Managed.Numerics;
using Astria.Flux.Local.Models;
using Astria.Flux.Local.Weights;

namespace Astria.Flux.Local.Engine;

/// <summary>The model, its threads and its memory, lent to one piece of work at a time: LoRAs are put on the one model there is.</summary>
internal sealed class LocalEngine : IDisposable
{
    private const string BundledModel = "flux-small.safetensors";

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly WorkerPool _pool;
    private readonly Lazy<LocalModel> _model;

    public LocalEngine(LocalEngineOptions options)
    {
        if (options.Validate() is { Count: > 0 } faults) throw new FluxPolicyException("The embedded engine can't be set up like this.", faults);
        Options = options;
        _pool = new WorkerPool(options.Threads);
        _model = new Lazy<LocalModel>(() =>
        {
            using var file = options.ModelPath is null ? SafetensorsFile.OpenResource(BundledModel) : SafetensorsFile.Open(options.ModelPath);
            return LocalModel.Load(file);
        });
    }

    public LocalEngineOptions Options { get; }

    /// <summary>Waits for its turn, then works off the caller's thread.</summary>
    public async Task<T> RunAsync<T>(Func<EngineSession, T> work, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await Task.Run(() => work(new EngineSession(_model.Value, _pool, new Arena(), Options)), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose()
    {
        _pool.Dispose();
        _turn.Dispose();
    }
}
