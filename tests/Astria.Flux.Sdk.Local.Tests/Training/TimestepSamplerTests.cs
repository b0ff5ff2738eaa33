using Astria.Flux.Local.Flux;
using Astria.Flux.Local.Managed.Numerics;
using Astria.Flux.Local.Training;
using Astria.Flux.Training;

namespace Astria.Flux.Local.Tests.Training;

internal sealed class TimestepSamplerTests
{
    private const int Draws = 20_000;

    private static float[] Draw(TimestepSampling law, int tokens = 256)
    {
        var random = new FluxRandom(5);
        var times = new float[Draws];
        for (var i = 0; i < Draws; i++) times[i] = TimestepSampler.Draw(law, tokens, ref random);
        return times;
    }

    private static double ShareBelow(float[] times, double limit) => times.Count(t => t < limit) / (double)Draws;

    [TestCase(0.1)]
    [TestCase(0.5)]
    [TestCase(0.9)]
    public void Uniform_times_come_equally_often(double limit) =>
        ShareBelow(Draw(new() { Distribution = TimestepDistribution.Uniform }), limit).Should().BeApproximately(limit, 0.015);

    // P(sigmoid(N) < t) = Φ(ln(t ÷ (1 − t))); Φ(−1) = 0.1587 at t = 0.2689.
    [TestCase(0.5, 0.5)]
    [TestCase(0.26894, 0.15866)]
    [TestCase(0.73106, 0.84134)]
    public void Sigmoid_times_are_mostly_in_the_middle(double limit, double share) => ShareBelow(Draw(new()), limit).Should().BeApproximately(share, 0.012);

    [Test]
    public void Logit_normal_times_follow_their_mean_and_deviation()
    {
        var logits = Draw(new() { Distribution = TimestepDistribution.LogitNormal, Mean = 0.8, Deviation = 0.5 }).Select(t => Math.Log(t / (1 - (double)t))).ToList();

        logits.Average().Should().BeApproximately(0.8, 0.02);
        Math.Sqrt(logits.Average(x => (x - 0.8) * (x - 0.8))).Should().BeApproximately(0.5, 0.02);
    }

    [Test]
    public void A_fixed_shift_moves_every_time_by_its_formula()
    {
        var plain = Draw(new());
        var shifted = Draw(new() { Shift = 3 });

        shifted.Zip(plain).Should().OnlyContain(pair => Math.Abs(pair.First - (3 * pair.Second / (1 + (2 * pair.Second)))) < 1e-6);
    }

    [Test]
    public void The_shift_by_resolution_is_that_of_drawing()
    {
        var plain = Draw(new());
        var shifted = Draw(new() { ShiftByResolution = true }, tokens: 1024);

        shifted.Zip(plain).Should().OnlyContain(pair => pair.First == TimestepSchedule.Shift(pair.Second, 1024));
    }
}
