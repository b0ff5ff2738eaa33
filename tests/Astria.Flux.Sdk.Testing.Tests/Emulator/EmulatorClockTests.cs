using Astria.Flux.Testing.Emulator;

namespace Astria.Flux.Tests.Testing.Emulator;

public sealed class EmulatorClockTests
{
    [Test]
    public void A_manual_clock_fires_timers_in_order_and_at_their_time()
    {
        var clock = EmulatorClock.Manual();
        var fired = new List<(string Name, DateTimeOffset At)>();
        var start = clock.GetUtcNow();
        using var late = clock.CreateTimer(_ => fired.Add(("late", clock.GetUtcNow())), null, TimeSpan.FromSeconds(20), Timeout.InfiniteTimeSpan);
        using var early = clock.CreateTimer(_ => fired.Add(("early", clock.GetUtcNow())), null, TimeSpan.FromSeconds(10), Timeout.InfiniteTimeSpan);

        clock.Advance(TimeSpan.FromSeconds(15));
        clock.Advance(TimeSpan.FromSeconds(15));

        fired.Should().Equal(("early", start.AddSeconds(10)), ("late", start.AddSeconds(20)));
        clock.GetUtcNow().Should().Be(start.AddSeconds(30));
    }

    [Test]
    public async Task A_jumping_clock_lets_a_long_wait_pass_at_once()
    {
        var clock = EmulatorClock.Jumping(TimeSpan.FromHours(1));
        var start = clock.GetUtcNow();

        await Task.Delay(TimeSpan.FromMinutes(59), clock);

        clock.GetUtcNow().Should().Be(start.AddMinutes(59));
    }

    [Test]
    public void A_timer_that_was_stopped_does_not_fire()
    {
        var clock = EmulatorClock.Manual();
        var fired = 0;
        clock.CreateTimer(_ => fired++, null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1)).Dispose();

        clock.Advance(TimeSpan.FromMinutes(1));

        fired.Should().Be(0);
    }
}
