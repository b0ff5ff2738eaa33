using Astria.Flux.Presets;
using Astria.Flux.Steps;
using CsCheck;

namespace Astria.Flux.Tests.Steps;

public sealed class StepCalculatorTests
{
    [TestCase(0)]
    [TestCase(-1)]
    [TestCase(int.MinValue)]
    public void No_images_are_refused(int images)
    {
        var plan = () => FluxPresets.Portrait.PlanSteps(images);

        plan.Should().Throw<ArgumentOutOfRangeException>().WithParameterName("imageCount");
    }

    [TestCase(0)]
    [TestCase(-300)]
    public void Overrides_below_one_step_are_refused(long steps)
    {
        var plan = () => FluxPresets.Portrait.PlanSteps(15, steps);

        plan.Should().Throw<ArgumentOutOfRangeException>().WithParameterName("overrideSteps");
    }

    [Test]
    public void An_empty_batch_is_refused()
    {
        var plan = () => StepCalculator.Plan(new FixedStepPolicy(1), 1, batchSize: 0);

        plan.Should().Throw<ArgumentOutOfRangeException>().WithParameterName("batchSize");
    }

    [Test]
    public void An_override_holds_and_is_told_as_the_reason()
    {
        var plan = FluxPresets.Portrait.PlanSteps(15, 500);

        plan.Steps.Should().Be(500);
        plan.Reason.Should().Be(StepReason.Override);
    }

    [Test]
    public void An_override_gives_a_number_even_where_the_engine_would_decide() =>
        FluxPresets.Focus.PlanSteps(15, 500).Steps.Should().Be(500);

    [Test]
    public void Fifteen_images_of_portrait_are_seen_108_times_each()
    {
        var plan = FluxPresets.Portrait.PlanSteps(15);

        plan.StepsPerImage.Should().Be(27);
        plan.Exposures.Should().Be(405 * 4 / 15.0);
        plan.Epochs.Should().Be(405 / 4.0, "15 images are three full batches and a last one of 3");
    }

    [Test]
    public void Exposures_are_steps_times_batch_by_images() =>
        Gen.Select(Gen.Int[1, 1000], Gen.Int[1, 64], Gen.Long[1, 100_000]).Sample((images, batch, steps) =>
            StepCalculator.Plan(new FixedStepPolicy(steps), images, batch).Exposures == (double)steps * batch / images);

    [Test]
    public void The_largest_numbers_overflow_nothing()
    {
        var plan = StepCalculator.Plan(new PerImageStepPolicy(int.MaxValue), int.MaxValue, int.MaxValue);

        plan.Steps.Should().Be((long)int.MaxValue * int.MaxValue);
        plan.Epochs.Should().Be(plan.Steps);
        plan.Exposures.Should().Be(plan.Steps);
    }

    [Test]
    public void A_custom_policy_is_asked()
    {
        var plan = StepCalculator.Plan(new CustomPolicy(images => StepDecision.Within(images * 10L, 50, 70)), 6);

        plan.Steps.Should().Be(60);
        plan.Reason.Should().Be(StepReason.Rule);
    }

    [TestCase(0)]
    [TestCase(-5)]
    public void A_custom_policy_that_gives_no_step_is_refused_by_name(long steps)
    {
        var plan = () => StepCalculator.Plan(new CustomPolicy(_ => StepDecision.ByRule(steps)), 7);

        plan.Should().Throw<FluxPolicyException>().Which.Faults.Should().ContainSingle()
            .Which.Should().Be(new FluxFault(nameof(CustomPolicy), $"for 7 images it answers with {steps} steps; at least 1 is needed."));
    }

    [TestCase(null)]
    [TestCase(10L)]
    public void A_custom_policy_that_overflows_is_refused_with_its_cause(long? chosen)
    {
        var plan = () => StepCalculator.Plan(new CustomPolicy(images => StepDecision.ByRule(checked(images * long.MaxValue))), 2, 1, chosen);

        plan.Should().Throw<FluxPolicyException>().WithInnerException<OverflowException>();
    }

    [Test]
    public void A_plan_allocates_nothing()
    {
        var total = Sum();
        var before = GC.GetAllocatedBytesForCurrentThread();

        total += Sum();

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().Be(0);
        total.Should().BeGreaterThan(0);

        static double Sum()
        {
            double sum = 0;
            for (var images = 1; images < 1000; images++)
            {
                var plan = FluxPresets.High.PlanSteps(images);
                sum += plan.Steps!.Value + plan.Exposures!.Value + plan.Advice.Count + FluxPresets.Portrait.PlanSteps(20, 540).Advice.Count;
            }

            return sum;
        }
    }

    [Test]
    public void A_plan_that_nobody_made_has_no_steps() => default(StepPlan).Steps.Should().BeNull();

    private sealed class CustomPolicy(Func<int, StepDecision> decide) : StepPolicy
    {
        public override StepDecision Decide(int imageCount) => decide(imageCount);

        public override string Describe() => "a rule of one's own";
    }
}
