namespace Astria.Flux.Testing.Emulator;

/// <summary>A clock that stands still until it is moved, or that jumps from one short timer to the next, so that minutes pass in no time.</summary>
/// <remarks>Thread-safe. Give the same clock to the emulator and to the client under test.</remarks>
public sealed class EmulatorClock : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly SortedSet<EmulatorTimer> _timers = new(EmulatorTimer.ByDue);
    private readonly TimeSpan _horizon;
    private DateTimeOffset _now;
    private long _sequence;
    private bool _pumping;

    private EmulatorClock(DateTimeOffset start, TimeSpan horizon)
    {
        _now = start;
        _horizon = horizon;
    }

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>A clock that stands still between calls of <see cref="Advance"/>.</summary>
    /// <returns>The clock, at the beginning of 2026.</returns>
    public static EmulatorClock Manual() => new(Start, TimeSpan.Zero);

    /// <summary>A clock that jumps to each timer that is set for no longer than a horizon; longer ones, such as time-outs, fire only when the time is reached by other jumps.</summary>
    /// <param name="horizon">The longest timer to jump to. Choose the time-outs of the client under test far above it.</param>
    /// <returns>The clock, at the beginning of 2026.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="horizon"/> is not above zero.</exception>
    public static EmulatorClock Jumping(TimeSpan horizon)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(horizon, TimeSpan.Zero);
        return new(Start, horizon);
    }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate) return _now;
    }

    /// <inheritdoc/>
    public override long GetTimestamp() => GetUtcNow().Ticks;

    /// <summary>Moves the clock, firing the timers on the way in order.</summary>
    /// <param name="duration">How far, zero or more.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="duration"/> is negative.</exception>
    public void Advance(TimeSpan duration)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(duration, TimeSpan.Zero);
        DateTimeOffset target;
        lock (_gate) target = _now + duration;
        while (NextUntil(target) is { } timer)
            timer.Fire();
    }

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new EmulatorTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    internal void Schedule(EmulatorTimer timer, TimeSpan dueTime, TimeSpan period)
    {
        lock (_gate)
        {
            _timers.Remove(timer);
            if (dueTime == Timeout.InfiniteTimeSpan) return;
            timer.Due = _now + dueTime;
            timer.Period = period;
            timer.IsShort = dueTime <= _horizon;
            timer.Sequence = _sequence++;
            _timers.Add(timer);
            if (_pumping || _horizon == TimeSpan.Zero || !timer.IsShort) return;
            _pumping = true;
        }

        ThreadPool.UnsafeQueueUserWorkItem(static clock => clock.Pump(), this, preferLocal: false);
    }

    internal void Cancel(EmulatorTimer timer)
    {
        lock (_gate) _timers.Remove(timer);
    }

    private static DateTimeOffset Start => new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private void Pump()
    {
        EmulatorTimer? timer;
        lock (_gate)
        {
            var nextShort = _timers.FirstOrDefault(candidate => candidate.IsShort);
            if (nextShort is null)
            {
                _pumping = false;
                return;
            }

            // The earliest of all: a long timer that lies before it is reached on the way.
            timer = Take(_timers.Min!);
        }

        timer.Fire();
        ThreadPool.UnsafeQueueUserWorkItem(static clock => clock.Pump(), this, preferLocal: false);
    }

    private EmulatorTimer? NextUntil(DateTimeOffset target)
    {
        lock (_gate)
        {
            if (_timers.Min is { } timer && timer.Due <= target) return Take(timer);
            if (_now < target) _now = target;
            return null;
        }
    }

    private EmulatorTimer Take(EmulatorTimer timer)
    {
        _timers.Remove(timer);
        if (timer.Due > _now) _now = timer.Due;
        if (timer.Period > TimeSpan.Zero)
        {
            timer.Due = _now + timer.Period;
            timer.Sequence = _sequence++;
            _timers.Add(timer);
        }

        return timer;
    }
}
