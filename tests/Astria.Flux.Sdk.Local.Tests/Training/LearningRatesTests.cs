using Astria.Flux.Local.Training;
using Astria.Flux.Presets;

namespace Astria.Flux.Local.Tests.Training;

internal sealed class LearningRatesTests
{
    [Test]
    public void The_rate_rises_from_a_first_share_to_all_of_it_during_the_warm_up() =>
        Rates(LearningRateSchedule.Constant, power: 1).Take(5).Should().Equal(0.25, 0.5, 0.75, 1, 1);

    [TestCase(LearningRateSchedule.Constant, 1, 1, 1)]
    [TestCase(LearningRateSchedule.Linear, 1, 0.5, 0)]
    [TestCase(LearningRateSchedule.Cosine, 1, 0.5, 0)]
    [TestCase(LearningRateSchedule.Polynomial, 1, 0.5, 0)]
    [TestCase(LearningRateSchedule.Polynomial, 2, 0.25, 0)]
    public void After_the_warm_up_it_follows_its_schedule(LearningRateSchedule schedule, double power, double half, double end)
    {
        var rate = LearningRates.For(schedule, 4, 24, power);

        rate(4).Should().Be(1);
        rate(14).Should().BeApproximately(half, 1e-12);
        rate(24).Should().BeApproximately(end, 1e-12);
    }

    [TestCase(LearningRateSchedule.Linear)]
    [TestCase(LearningRateSchedule.Cosine)]
    [TestCase(LearningRateSchedule.Polynomial)]
    public void It_never_rises_after_the_warm_up(LearningRateSchedule schedule) => Rates(schedule, power: 1.5).Skip(4).Should().BeInDescendingOrder();

    private static IEnumerable<double> Rates(LearningRateSchedule schedule, double power) => Enumerable.Range(0, 24).Select(LearningRates.For(schedule, 4, 24, power));
}
