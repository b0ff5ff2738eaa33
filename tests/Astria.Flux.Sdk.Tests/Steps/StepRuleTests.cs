using Astria.Flux.Presets;
using Astria.Flux.Steps;

namespace Astria.Flux.Tests.Steps;

/// <summary>The published rules: max(300, 27n) for portrait and fast, max(300, 100n) for high.</summary>
public sealed class StepRuleTests
{
    [TestCase(1, 300, 300)]
    [TestCase(2, 300, 300)]
    [TestCase(3, 300, 300)]
    [TestCase(4, 300, 400)]
    [TestCase(6, 300, 600)]
    [TestCase(8, 300, 800)]
    [TestCase(11, 300, 1100)]
    [TestCase(12, 324, 1200)]
    [TestCase(15, 405, 1500)]
    [TestCase(16, 432, 1600)]
    [TestCase(20, 540, 2000)]
    [TestCase(100, 2700, 10000)]
    [TestCase(int.MaxValue, 57982058469, 214748364700)]
    public void Portrait_fast_and_high_follow_the_published_table(int images, long portraitAndFast, long high)
    {
        FluxPresets.Portrait.PlanSteps(images).Steps.Should().Be(portraitAndFast);
        FluxPresets.Fast.PlanSteps(images).Steps.Should().Be(portraitAndFast);
        FluxPresets.High.PlanSteps(images).Steps.Should().Be(high);
    }

    [TestCase(11, StepReason.Minimum)]
    [TestCase(12, StepReason.Rule)]
    public void The_minimum_holds_up_to_eleven_images_of_portrait(int images, StepReason reason) =>
        FluxPresets.Portrait.PlanSteps(images).Reason.Should().Be(reason);

    [Test]
    public void Three_images_of_high_are_the_minimum_by_its_own_rule() => FluxPresets.High.PlanSteps(3).Reason.Should().Be(StepReason.Rule);

    [Test]
    public void Focus_leaves_the_number_to_the_engine()
    {
        var plan = FluxPresets.Focus.PlanSteps(15);

        plan.EngineDecides.Should().BeTrue();
        plan.Reason.Should().Be(StepReason.EngineDecides);
        plan.Steps.Should().BeNull();
        plan.StepsPerImage.Should().BeNull();
        plan.Exposures.Should().BeNull();
        plan.Epochs.Should().BeNull();
        plan.ToString().Should().Be("steps decided by the engine");
    }
}
