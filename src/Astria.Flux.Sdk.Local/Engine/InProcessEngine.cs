namespace Astria.Flux.Local.Engine;

/// <summary>A model inside the process, lent to one piece of work at a time: LoRAs are put on the one model there is.</summary>
/// <param name="workDirectory">Where jobs are kept. Absolute from here on: it ends up in tunes, which outlive this process and its current directory.</param>
internal abstract class InProcessEngine(string workDirectory) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly CancellationTokenSource _closing = new();
    private bool _closed;

    /// <summary>What it does where a request says nothing.</summary>
    public abstract EngineDefaults Defaults { get; }

    /// <summary>Whether the model's files are there.</summary>
    public abstract bool HasModel { get; }

    /// <summary>Free space of the work directory's disk below which it is taken to be nearly full.</summary>
    public abstract long LeastFreeBytes { get; }

    /// <summary>Makes sure that the model can be worked with.</summary>
    /// <exception cref="FluxException">It can't.</exception>
    /// <exception cref="IOException">It can't be read.</exception>
    public abstract void LoadModel();

    /// <summary>Where jobs are kept, absolute.</summary>
    public string WorkDirectory { get; } = Path.GetFullPath(workDirectory);

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
            return await Task.Run(() => work(Open(token), token), token).ConfigureAwait(false);
        }
        catch (Exception e) when (Explain(e) is not null)
        {
            // What was thrown is its cause.
            throw Explain(e)!;
        }
        finally
        {
            Rest();
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
        Release();
        _closing.Dispose();
    }

    /// <summary>Gives the model to a piece of work, reading it first when nobody has.</summary>
    /// <param name="cancellationToken">Stops the reading.</param>
    protected abstract EngineSession Open(CancellationToken cancellationToken);

    /// <summary>An error of what it computes with as one that says what to do; <see langword="null"/> for one that says so itself.</summary>
    protected virtual FluxException? Explain(Exception error) => null;

    /// <summary>A piece of work is over.</summary>
    protected virtual void Rest()
    {
    }

    /// <summary>Gives back what it computes with; no work is going on any more.</summary>
    protected abstract void Release();
}
