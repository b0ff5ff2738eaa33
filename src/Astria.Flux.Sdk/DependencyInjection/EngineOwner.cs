namespace Astria.Flux.DependencyInjection;

/// <summary>Owns an engine that is handed out behind decorators, so that it is disposed of with the container, and once.</summary>
internal sealed class EngineOwner<TEngine>(TEngine engine) : IDisposable, IAsyncDisposable
    where TEngine : class
{
    public TEngine Engine { get; } = engine;

    public void Dispose()
    {
        if (Engine is IDisposable disposable)
            disposable.Dispose();
        else if (Engine is IAsyncDisposable asynchronous)
            asynchronous.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }

    public async ValueTask DisposeAsync()
    {
        if (Engine is IAsyncDisposable asynchronous)
            await asynchronous.DisposeAsync().ConfigureAwait(false);
        else if (Engine is IDisposable disposable)
            disposable.Dispose();
    }
}
