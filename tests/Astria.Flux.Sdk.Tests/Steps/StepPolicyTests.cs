using Astria.Flux.Steps;
using CsCheck;

namespace Astria.Flux.Tests.Steps;

public sealed class StepPolicyTests
{
    private static readonly Gen<PerImageStepPolicy> PerImage =
        from perImage in Gen.Int[1, int.MaxValue]
        from minimum in Gen.Long[1, 100_000]
        from span in Gen.Long[0, 1_000_000]
        from isLimited in Gen.Bool
        select new PerImageStepPolicy(perImage, minimum, isLimited ? minimum + span : null);

    [Test]
    public void Steps_stay_within_minimum_and_maximum() =>
        Gen.Select(PerImage, Gen.Int[1, int.MaxValue]).Sample((policy, images) =>
        {
            var steps = StepCalculator.Plan(policy, images).Steps!.Value;
            return steps >= policy.Minimum && (policy.Maximum is null || steps <= policy.Maximum);
        });

    [Test]
    public void More_images_never_mean_fewer_steps() =>
        Gen.Select(PerImage, Gen.Int[1, int.MaxValue], Gen.Int[1, int.MaxValue]).Sample((policy, one, other) =>
            StepCalculator.Plan(policy, Math.Min(one, other)).Steps <= StepCalculator.Plan(policy, Math.Max(one, other)).Steps);

    [Test]
    public void Between_the_bounds_steps_are_exactly_rate_times_images() =>
        Gen.Select(PerImage, Gen.Int[1, int.MaxValue]).Sample((policy, images) =>
        {
            var plan = StepCalculator.Plan(policy, images);
            return plan.Reason != StepReason.Rule || (Int128)plan.Steps!.Value == (Int128)policy.PerImage * images;
        });

    [Test]
    public void The_maximum_is_told_as_the_reason()
    {
        var plan = StepCalculator.Plan(new PerImageStepPolicy(100, 300, 5000), 60);

        plan.Steps.Should().Be(5000);
        plan.Reason.Should().Be(StepReason.Maximum);
    }

    [TestCase(3, 300, StepReason.Rule)]
    [TestCase(2, 300, StepReason.Minimum)]
    [TestCase(50, 5000, StepReason.Rule)]
    [TestCase(51, 5000, StepReason.Maximum)]
    public void A_bound_that_the_rule_just_meets_is_not_the_reason(int images, long steps, StepReason reason)
    {
        var plan = StepCalculator.Plan(new PerImageStepPolicy(100, 300, 5000), images);

        (plan.Steps, plan.Reason).Should().Be((steps, reason));
    }

    [Test]
    public void The_least_policies_are_fine()
    {
        StepCalculator.Plan(new PerImageStepPolicy(1, 1, 1), 1).Steps.Should().Be(1);
        StepCalculator.Plan(new FixedStepPolicy(1), 1).Steps.Should().Be(1);
        StepCalculator.Plan(new FixedStepPolicy(9), 1, 1, 1).Steps.Should().Be(1);
    }

    [Test]
    public void A_fixed_policy_gives_its_number_for_any_count() =>
        Gen.Int[1, int.MaxValue].Sample(images => StepCalculator.Plan(new FixedStepPolicy(1000), images).Steps == 1000);

    [TestCase(0, 1, null)]
    [TestCase(-27, 1, null)]
    [TestCase(27, 0, null)]
    [TestCase(27, 300, 299L)]
    public void A_policy_that_makes_no_sense_is_refused(int perImage, long minimum, long? maximum)
    {
        var create = () => new PerImageStepPolicy(perImage, minimum, maximum);

        create.Should().Throw<ArgumentOutOfRangeException>();
    }

    [Test]
    public void A_fixed_policy_needs_at_least_one_step()
    {
        var create = () => new FixedStepPolicy(0);

        create.Should().Throw<ArgumentOutOfRangeException>();
    }

    [TestCase(27, 300, null, "27 steps per image, at least 300")]
    [TestCase(27, 1, null, "27 steps per image")]
    [TestCase(27, 1, 900L, "27 steps per image, at most 900")]
    [TestCase(27, 300, 900L, "27 steps per image, at least 300, at most 900")]
    public void A_policy_describes_itself(int perImage, long minimum, long? maximum, string description) =>
        new PerImageStepPolicy(perImage, minimum, maximum).ToString().Should().Be(description);

    [Test]
    public void Policies_with_the_same_rule_are_equal()
    {
        new PerImageStepPolicy(27, 300).Should().Be(new PerImageStepPolicy(27, 300)).And.NotBe(new PerImageStepPolicy(27, 301));
        new PerImageStepPolicy(27) { EconomyRate = new(10, 20) }.Should().NotBe(new PerImageStepPolicy(27));
        new FixedStepPolicy(5).Should().Be(new FixedStepPolicy(5)).And.NotBe(new FixedStepPolicy(6));
        new EngineDefaultStepPolicy().Should().Be(new EngineDefaultStepPolicy());
    }
}
