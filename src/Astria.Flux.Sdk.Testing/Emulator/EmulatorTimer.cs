namespace Astria.Flux.Testing.Emulator;

/// <summary>A timer of an <see cref="EmulatorClock"/>, which alone touches its mutable members.</summary>
internal sealed class EmulatorTimer(EmulatorClock clock, TimerCallback callback, object? state) : ITimer
{
    public static IComparer<EmulatorTimer> ByDue { get; } = Comparer<EmulatorTimer>.Create(
        static (left, right) => left.Due.CompareTo(right.Due) is not 0 and var order ? order : left.Sequence.CompareTo(right.Sequence));

    public DateTimeOffset Due { get; set; }

    public TimeSpan Period { get; set; }

    public bool IsShort { get; set; }

    public long Sequence { get; set; }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        clock.Schedule(this, dueTime, period);
        return true;
    }

    public void Fire() => callback(state);

    public void Dispose() => clock.Cancel(this);

    public ValueTask DisposeAsync()
    {
        Dispose();
        return default;
    }
}
