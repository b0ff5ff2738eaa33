using System.Runtime.ExceptionServices;

namespace Astria.Flux.Local.Managed.Numerics;

/// <summary>
/// Spreads numbered, independent pieces of work over a few threads. Which thread takes which piece is left to chance; a piece never
/// depends on another, so the results are the same bits for any number of threads.
/// </summary>
internal sealed class WorkerPool : IDisposable
{
    // Long enough to bridge the gap between two matrix products, short enough to be harmless on a busy machine.
    private const int SpinsBeforeParking = 60;

    [ThreadStatic]
    private static bool _insideWork;

    private readonly Thread[] _workers;
    private readonly SemaphoreSlim _wake = new(0);
    private readonly Lock _oneAtATime = new();
    private volatile Work? _current;
    private volatile bool _stopping;

    /// <summary>Starts a pool.</summary>
    /// <param name="threads">How many threads work at once, the caller's among them; at least 1.</param>
    public WorkerPool(int threads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        Threads = threads;
        _workers = new Thread[threads - 1];
        for (var i = 0; i < _workers.Length; i++)
        {
            _workers[i] = new Thread(Loop) { IsBackground = true, Name = $"flux worker {i + 1}" };
            _workers[i].Start();
        }
    }

    /// <summary>How many threads work at once, the caller's among them.</summary>
    public int Threads { get; }

    /// <summary>Runs <paramref name="body"/> once for each number below <paramref name="pieces"/> and returns when all are done.</summary>
    public void For(int pieces, Action<int> body)
    {
        if (pieces <= 1 || _workers.Length == 0 || _insideWork)
        {
            for (var i = 0; i < pieces; i++) body(i);
            return;
        }

        lock (_oneAtATime)
        {
            var work = new Work(pieces, body);
            _current = work;
            _wake.Release(Math.Min(_workers.Length, pieces - 1));
            work.TakePieces();
            work.WaitUntilDone();
            _current = null;
            work.ThrowIfFailed();
        }
    }

    public void Dispose()
    {
        _stopping = true;
        _wake.Release(Math.Max(1, _workers.Length));
        foreach (var worker in _workers) worker.Join();
        _wake.Dispose();
    }

    private void Loop()
    {
        while (true)
        {
            for (var spin = 0; spin < SpinsBeforeParking && _wake.CurrentCount == 0; spin++) Thread.SpinWait(40);
            _wake.Wait();
            if (_stopping) return;
            _current?.TakePieces();
        }
    }

    private sealed class Work(int pieces, Action<int> body)
    {
        private int _next;
        private int _done;
        private Exception? _failure;

        public void TakePieces()
        {
            _insideWork = true;
            try
            {
                int piece;
                while ((piece = Interlocked.Increment(ref _next) - 1) < pieces)
                {
                    try
                    {
                        if (_failure is null) body(piece);
                    }
                    catch (Exception failure)
                    {
                        Interlocked.CompareExchange(ref _failure, failure, null);
                    }

                    Interlocked.Increment(ref _done);
                }
            }
            finally
            {
                _insideWork = false;
            }
        }

        public void WaitUntilDone()
        {
            var spinner = default(SpinWait);
            while (Volatile.Read(ref _done) < pieces) spinner.SpinOnce(sleep1Threshold: -1);
        }

        public void ThrowIfFailed()
        {
            if (_failure is not null) ExceptionDispatchInfo.Throw(_failure);
        }
    }
}
