using System.Runtime.ExceptionServices;

namespace Astria.Flux.Local.Managed.Numerics;

/// <summary>
/// Spreads numbered, independent pieces of work over a few threads. Which thread takes which piece is left to chance; a piece never
/// depends on another, so the results are the same bits for any number of threads. On a busy machine it works with fewer.
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
    private readonly TimeProvider _time;
    private readonly BusyWatch _watch;
    private volatile Work? _current;
    private volatile bool _stopping;

    /// <summary>Starts a pool.</summary>
    /// <param name="threads">How many threads work at once, the caller's among them; at least 1.</param>
    /// <param name="time">Tells how long helpers are waited for; <see langword="null"/> for the system's clock.</param>
    public WorkerPool(int threads, TimeProvider? time = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        Threads = threads;
        _time = time ?? TimeProvider.System;
        _watch = new BusyWatch(threads - 1, _time.TimestampFrequency);
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
            var began = _time.GetTimestamp();
            var helpers = Math.Min(_watch.Helpers, pieces - 1);
            var work = new Work(pieces, body);
            _current = work;
            if (helpers > 0) _wake.Release(helpers);
            var mine = work.TakePieces();
            var outOfWork = _time.GetTimestamp();
            work.WaitUntilDone();
            _current = null;
            _watch.Saw(began, outOfWork, _time.GetTimestamp(), (pieces - mine) / (double)pieces);
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

        /// <summary>Works until there is nothing left to begin.</summary>
        /// <returns>How many pieces it did.</returns>
        public int TakePieces()
        {
            _insideWork = true;
            try
            {
                int piece;
                var taken = 0;
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

                    taken++;
                    Interlocked.Increment(ref _done);
                }

                return taken;
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
