using Astria.Flux.Presets;
using Astria.Flux.Steps;

namespace Astria.Flux.Tests.Steps;

public sealed class StepAdviceTests
{
    [TestCase(12, 600)]
    [TestCase(20, 1000)]
    [TestCase(20, 1200)]
    [TestCase(20, 1400)]
    [TestCase(20, 2000)]
    public void High_takes_fifty_per_image_and_more_without_a_word(int images, long steps) =>
        Kinds(FluxPresets.High, images, steps).Should().BeEmpty();

    [Test]
    public void High_remarks_on_less_than_fifty_per_image()
    {
        var advice = FluxPresets.High.PlanSteps(20, 999).Advice.Should().ContainSingle().Subject;

        advice.Kind.Should().Be(StepAdviceKind.BelowEconomy);
        advice.Message.Should().Be("999 steps for 20 images are below 50–70 per image, the sound range for a cheaper run (from 1000).");
    }

    [TestCase(1, "1 image are")]
    [TestCase(2, "2 images are")]
    public void A_single_image_is_no_plural(int images, string words) => FluxPresets.High.PlanSteps(images, 9).Advice[0].Message.Should().Contain(words);

    [Test]
    public void Fewer_steps_than_portraits_minimum_are_remarked_on() =>
        Kinds(FluxPresets.Portrait, 4, 299).Should().Equal(StepAdviceKind.BelowMinimum);

    [Test]
    public void Fewer_steps_than_portraits_rate_are_remarked_on() =>
        Kinds(FluxPresets.Fast, 15, 404).Should().Equal(StepAdviceKind.BelowRule);

    [Test]
    public void The_minimum_itself_is_not_below_it() => Kinds(FluxPresets.Portrait, 15, 300).Should().Equal(StepAdviceKind.BelowRule);

    [Test]
    public void Fewer_steps_than_both_are_remarked_on_twice() =>
        Kinds(FluxPresets.Portrait, 15, 100).Should().Equal(StepAdviceKind.BelowMinimum, StepAdviceKind.BelowRule);

    [Test]
    public void More_steps_than_the_rule_are_remarked_on_for_cost_and_overfitting()
    {
        FluxPresets.Portrait.PlanSteps(15, 406).Advice.Should().ContainSingle()
            .Which.Message.Should().Be("406 steps for 15 images are above the preset's rule (27 steps per image, at least 300: 405); they cost more and may overfit.");
        Kinds(FluxPresets.High, 20, 2001).Should().Equal(StepAdviceKind.AboveRule);
    }

    [Test]
    public void The_rules_own_number_draws_no_remark() => Kinds(FluxPresets.Portrait, 15, 405).Should().BeEmpty();

    [Test]
    public void Where_the_engine_decides_there_is_nothing_to_compare_with() => Kinds(FluxPresets.Focus, 15, 1).Should().BeEmpty();

    [Test]
    public void Without_an_override_there_is_no_advice() => FluxPresets.High.PlanSteps(1).Advice.Should().BeEmpty();

    private static IEnumerable<StepAdviceKind> Kinds(FluxPreset preset, int images, long steps) =>
        preset.PlanSteps(images, steps).Advice.Select(advice => advice.Kind);
}
