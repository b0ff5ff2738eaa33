namespace Astria.Flux.Cli.Tests;

/// <summary>A clock that keeps who asks it for the nth time waiting: work that looks at it between its steps can be caught in their midst.</summary>
/// <param name="held">Which question is held, from 1.</param>
internal sealed class HeldTime(int held) : TimeProvider, IDisposable
{
    // So that a fault fails the test and doesn't hang it.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly ManualResetEventSlim _asked = new();
    private readonly ManualResetEventSlim _released = new();
    private int _questions;

    /// <summary>Waits until somebody is held; whether somebody was.</summary>
    public bool WaitUntilHeld() => _asked.Wait(Patience);

    public void Release() => _released.Set();

    public override long GetTimestamp()
    {
        if (Interlocked.Increment(ref _questions) == held)
        {
            _asked.Set();
            _released.Wait(Patience);
        }

        return base.GetTimestamp();
    }

    public void Dispose()
    {
        _released.Dispose();
        _asked.Dispose();
    }
}
