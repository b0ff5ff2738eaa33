using Astria.Flux.Steps;
using CsCheck;

namespace Astria.Flux.Tests.Steps;

internal sealed class ExposureTests
{
    private static readonly Gen<Exposure> Any = Gen.Select(Gen.Int[1, 5_000], Gen.Int[1, 64], Gen.Int[1, 50], Gen.Int[1, 32], Gen.Int[1, 16])
        .Select((images, batch, repeats, accumulation, processes) => new Exposure(images, batch, repeats, accumulation, processes));

    [Test]
    public void Fifteen_images_at_batch_four_are_seen_108_times_in_405_steps() => new Exposure(15, 4).Exposures(405).Should().Be(108);

    [Test]
    public void A_step_sees_batch_times_accumulation_times_processes() => new Exposure(7, 4, 1, 3, 2).ImagesPerStep.Should().Be(24);

    [TestCase(10, 4, 1, 1, 1, 3)]
    [TestCase(10, 4, 10, 1, 1, 25)]
    [TestCase(10, 4, 1, 2, 1, 2)]
    [TestCase(100, 4, 1, 1, 3, 9)]
    [TestCase(100, 4, 1, 4, 3, 3)]
    [TestCase(12, 4, 1, 1, 1, 3)]
    public void An_epoch_fills_batches_shares_them_out_and_accumulates_each_rounded_up(int images, int batch, int repeats, int accumulation, int processes, long steps) =>
        new Exposure(images, batch, repeats, accumulation, processes).StepsPerEpoch.Should().Be(steps);

    [TestCase(100, 15, 4, 375)]
    [TestCase(1, 15, 4, 4)]
    [TestCase(0, 15, 4, 0)]
    [TestCase(1, 16, 4, 4)]
    [TestCase(1, 17, 4, 5)]
    public void Exposures_become_the_fewest_steps_that_reach_them(long exposures, int images, int batch, long steps) =>
        new Exposure(images, batch).StepsForExposures(exposures).Should().Be(steps);

    [Test]
    public void Steps_for_exposures_reach_them_and_one_step_less_does_not() => Gen.Select(Any, Gen.Long[1, 1_000_000]).Sample(
        (way, exposures) =>
        {
            var steps = way.StepsForExposures(exposures);
            return way.WholeExposures(steps) >= exposures && way.ImagesSeen(steps - 1) < exposures * way.ImageCount;
        },
        iter: PropertyCases.Count);

    [Test]
    public void Whole_exposures_are_never_more_than_the_steps_pay_for() => Gen.Select(Any, Gen.Long[0, 1_000_000]).Sample(
        (way, steps) => way.StepsForExposures(way.WholeExposures(steps)) <= steps && (way.WholeExposures(steps) + 1) * (Int128)way.ImageCount > way.ImagesSeen(steps),
        iter: PropertyCases.Count);

    [Test]
    public void Epochs_become_steps_and_the_same_epochs_again() => Gen.Select(Any, Gen.Long[0, 1_000_000]).Sample(
        (way, epochs) => way.WholeEpochs(way.StepsForEpochs(epochs)) == epochs && way.EpochsForSteps(way.StepsForEpochs(epochs)) == epochs,
        iter: PropertyCases.Count);

    [Test]
    public void Epochs_for_steps_are_the_fewest_that_have_them() => Gen.Select(Any, Gen.Long[1, 1_000_000]).Sample(
        (way, steps) =>
        {
            var epochs = way.EpochsForSteps(steps);
            return way.StepsForEpochs(epochs) >= steps && way.StepsForEpochs(epochs - 1) < steps;
        },
        iter: PropertyCases.Count);

    [Test]
    public void Repeats_for_steps_are_the_fewest_that_have_them() => Gen.Select(Any, Gen.Long[0, 5_000], Gen.Long[1, 20]).Sample(
        (way, steps, epochs) =>
        {
            var repeats = way.RepeatsForSteps(steps, epochs);
            return With(way, repeats).StepsForEpochs(epochs) >= steps && (repeats == 1 || With(way, repeats - 1).StepsForEpochs(epochs) < steps);

            static Exposure With(Exposure way, long repeats) => new(way.ImageCount, way.BatchSize, (int)repeats, way.Accumulation, way.Processes);
        },
        iter: PropertyCases.Count);

    [Test]
    public void Steps_like_another_ways_show_as_much_and_one_less_does_not() => Gen.Select(Any, Any, Gen.Long[1, 1_000_000]).Sample(
        (one, two, steps) =>
        {
            var other = new Exposure(one.ImageCount, two.BatchSize, two.Repeats, two.Accumulation, two.Processes);
            var like = one.StepsLike(steps, other);
            return one.ImagesSeen(like) >= other.ImagesSeen(steps) && one.ImagesSeen(like - 1) < other.ImagesSeen(steps);
        },
        iter: PropertyCases.Count);

    [Test]
    public void What_is_beyond_a_long_overflows_instead_of_lying()
    {
        var wide = new Exposure(1, int.MaxValue);
        var many = new Exposure(int.MaxValue);
        Action[] calls =
        [
            () => _ = new Exposure(1, int.MaxValue, 1, int.MaxValue, int.MaxValue).ImagesPerStep, () => wide.ImagesSeen(long.MaxValue), () => wide.WholeExposures(long.MaxValue),
            () => many.StepsForExposures(long.MaxValue), () => many.StepsForEpochs(long.MaxValue), () => wide.RepeatsForSteps(long.MaxValue), () => new Exposure(1).StepsLike(long.MaxValue, wide),
        ];

        calls.Should().AllSatisfy(call => call.Should().Throw<OverflowException>());
    }

    [Test]
    public void What_a_long_holds_does_not_overflow_on_the_way()
    {
        var wide = new Exposure(int.MaxValue, int.MaxValue);

        wide.WholeExposures(long.MaxValue).Should().Be(long.MaxValue);
        wide.StepsForExposures(long.MaxValue).Should().Be(long.MaxValue);
        wide.StepsLike(long.MaxValue, wide).Should().Be(long.MaxValue);
        wide.EpochsForSteps(long.MaxValue).Should().Be(long.MaxValue);
        wide.RepeatsForSteps(long.MaxValue).Should().Be(long.MaxValue);
        new Exposure(1, int.MaxValue).Exposures(long.MaxValue).Should().BeApproximately(1.9807040619342712e28, 1e13);
    }

    [Test]
    public void An_epoch_of_one_step_needs_no_repeats()
    {
        new Exposure(3, 4).RepeatsForSteps(0).Should().Be(1);
        new Exposure(3, 4).RepeatsForSteps(1).Should().Be(1);
        new Exposure(3, 4).RepeatsForSteps(2).Should().Be(2);
    }

    [Test]
    public void The_greatest_counts_are_still_exact() =>
        new Exposure(int.MaxValue, 4, int.MaxValue).StepsPerEpoch.Should().Be((long)(((Int128)int.MaxValue * int.MaxValue + 3) / 4));

    [Test]
    public void Another_number_of_images_can_not_be_compared() =>
        FluentActions.Invoking(() => new Exposure(3).StepsLike(1, new(4))).Should().Throw<ArgumentException>().WithMessage("*for 4 images, this one for 3*");

    [TestCase(0, 1, 1, 1, 1)]
    [TestCase(1, 0, 1, 1, 1)]
    [TestCase(1, 1, 0, 1, 1)]
    [TestCase(1, 1, 1, 0, 1)]
    [TestCase(1, 1, 1, 1, 0)]
    public void A_number_below_one_is_refused(int images, int batch, int repeats, int accumulation, int processes) =>
        FluentActions.Invoking(() => new Exposure(images, batch, repeats, accumulation, processes)).Should().Throw<ArgumentOutOfRangeException>();

    [Test]
    public void A_last_batch_of_one_image_is_begun_by_the_repeat_that_has_it() => new Exposure(3).RepeatsForSteps(3).Should().Be(1);

    [Test]
    public void Nought_stays_nought()
    {
        var way = new Exposure(3, 4);

        new[] { way.ImagesSeen(0), way.WholeExposures(0), way.StepsForExposures(0), way.StepsForEpochs(0), way.WholeEpochs(0), way.EpochsForSteps(0), way.StepsLike(0, way) }.Should().OnlyContain(count => count == 0);
        way.Exposures(0).Should().Be(0);
    }

    [Test]
    public void Negative_counts_are_refused_everywhere()
    {
        var way = new Exposure(3);
        Action[] calls =
        [
            () => way.ImagesSeen(-1), () => way.WholeExposures(-1), () => way.Exposures(-1), () => way.StepsForExposures(-1), () => way.StepsForEpochs(-1),
            () => way.WholeEpochs(-1), () => way.EpochsForSteps(-1), () => way.RepeatsForSteps(-1), () => way.RepeatsForSteps(1, 0), () => way.StepsLike(-1, way),
        ];

        calls.Should().AllSatisfy(call => call.Should().Throw<ArgumentOutOfRangeException>());
    }
}
