using Astria.Flux.Local.Managed.Numerics;

namespace Astria.Flux.Local.Tests.Managed.Numerics;

internal sealed class BusyWatchTests
{
    private const long Second = 1_000_000;

    private long _now;

    [Test]
    public void On_a_quiet_machine_all_helpers_go_on_being_called()
    {
        var watch = new BusyWatch(3, Second);

        See(watch, calls: 5000, working: 100, waiting: 8, helped: 0.7);

        watch.Helpers.Should().Be(3);
    }

    [Test]
    public void Where_more_time_is_waited_than_helpers_save_one_fewer_is_called()
    {
        var watch = new BusyWatch(1, Second);

        See(watch, calls: 199, working: 100, waiting: 400, helped: 0.4);
        watch.Helpers.Should().Be(1, "a few calls tell nothing");
        See(watch, calls: 1, working: 100, waiting: 400, helped: 0.4);

        watch.Helpers.Should().Be(0);
    }

    [Test]
    public void After_a_while_it_is_tried_again_and_each_failure_makes_the_while_longer()
    {
        var watch = new BusyWatch(1, Second);
        var pauses = new List<long>();
        for (var trial = 0; trial < 8; trial++)
        {
            while (watch.Helpers > 0) See(watch, calls: 1, working: 100, waiting: 400, helped: 0.4);
            var stopped = _now;
            while (watch.Helpers == 0) See(watch, calls: 1, working: 1000, waiting: 0, helped: 0);
            pauses.Add(_now - stopped);
        }

        pauses.Should().BeInAscendingOrder();
        pauses[0].Should().BeCloseTo(Second / 2, 2000);
        pauses[^1].Should().BeCloseTo(16 * Second, 2000);
    }

    [Test]
    public void Once_the_machine_is_quiet_again_helpers_stay()
    {
        var watch = new BusyWatch(2, Second);
        while (watch.Helpers > 0) See(watch, calls: 1, working: 100, waiting: 400, helped: 0.4);

        See(watch, calls: 200_000, working: 100, waiting: 5, helped: 0.5);

        watch.Helpers.Should().Be(2);
    }

    private void See(BusyWatch watch, int calls, long working, long waiting, double helped)
    {
        for (var i = 0; i < calls; i++)
        {
            watch.Saw(_now, _now + working, _now + working + waiting, helped);
            _now += working + waiting;
        }
    }
}
