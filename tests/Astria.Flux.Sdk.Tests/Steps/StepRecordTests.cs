using Astria.Flux.Presets;
using Astria.Flux.Steps;
using CsCheck;

namespace Astria.Flux.Tests.Steps;

/// <summary>What Astria's published pages and job records say, and the arithmetic around it.</summary>
internal sealed class StepRecordTests
{
    [TestCase(4, 300)]
    [TestCase(6, 300)]
    [TestCase(8, 300)]
    [TestCase(11, 300)]
    [TestCase(12, 324)]
    [TestCase(15, 405)]
    [TestCase(16, 432)]
    [TestCase(185, 4995)]
    [TestCase(186, 5022)]
    public void Portrait_and_fast_train_as_the_job_records_say(int images, long steps)
    {
        FluxPresets.Portrait.PlanSteps(images).Steps.Should().Be(steps);
        FluxPresets.Fast.PlanSteps(images).Steps.Should().Be(steps);
    }

    [Test]
    public void The_rule_holds_between_its_bounds() => Gen.Select(Gen.Int[1, int.MaxValue], Gen.Int[1, int.MaxValue], Gen.Long[1, 1L << 40], Gen.Long[0, 1L << 40]).Sample(
        (images, rate, minimum, more) =>
        {
            var plan = StepCalculator.Plan(new PerImageStepPolicy(rate, minimum, minimum + more), images);
            var product = (Int128)rate * images;
            var expected = product < minimum ? minimum : product > minimum + more ? minimum + more : (long)product;
            var reason = product < minimum ? StepReason.Minimum : product > minimum + more ? StepReason.Maximum : StepReason.Rule;
            return plan.Steps == expected && plan.Reason == reason;
        },
        iter: PropertyCases.Count);

    [Test]
    public void More_images_never_mean_fewer_steps() => Gen.Select(Gen.Int[1, 1_000_000], Gen.Int[0, 1_000_000], Gen.Int[1, 10_000], Gen.Long[1, 10_000]).Sample(
        (images, more, rate, minimum) =>
        {
            var policy = new PerImageStepPolicy(rate, minimum);
            return StepCalculator.Plan(policy, images + more).Steps >= StepCalculator.Plan(policy, images).Steps;
        },
        iter: PropertyCases.Count);

    [Test]
    public void A_plans_exposures_are_those_of_its_way_through_the_images() => Gen.Select(Gen.Int[1, 10_000], Gen.Int[1, 64], Gen.Long[1, 1_000_000]).Sample(
        (images, batch, steps) =>
        {
            var plan = StepCalculator.Plan(new FixedStepPolicy(steps), images, batch);
            var way = new Exposure(images, batch);
            return Math.Abs(plan.Exposures!.Value - way.Exposures(steps)) <= 1e-9 * way.Exposures(steps) && plan.Epochs == (double)steps / way.StepsPerEpoch;
        },
        iter: PropertyCases.Count);
}
