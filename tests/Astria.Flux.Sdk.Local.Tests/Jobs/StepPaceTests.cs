using Astria.Flux.Local.Jobs;

namespace Astria.Flux.Local.Tests.Jobs;

internal sealed class StepPaceTests
{
    private readonly Clock _clock = new();

    [Test]
    public void After_the_first_step_nothing_is_said() => new StepPace(_clock).After(99).Should().BeNull();

    [Test]
    public void Even_steps_are_foretold_exactly()
    {
        var pace = new StepPace(_clock);
        for (var left = 99; left > 50; left--) Step(pace, 2, left);

        Step(pace, 2, left: 50).Should().Be(TimeSpan.FromSeconds(100));
    }

    [Test]
    public void Slow_first_steps_are_soon_forgotten()
    {
        var pace = new StepPace(_clock);
        for (var i = 0; i < 5; i++) Step(pace, 30, left: 100 - i);
        for (var i = 5; i < 11; i++) Step(pace, 1, left: 100 - i);

        Step(pace, 1, left: 60).Should().Be(TimeSpan.FromMinutes(1));
    }

    private TimeSpan? Step(StepPace pace, double seconds, long left)
    {
        _clock.Now += TimeSpan.FromSeconds(seconds);
        return pace.After(left);
    }

    private sealed class Clock : TimeProvider
    {
        public TimeSpan Now { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Now.Ticks;
    }
}
