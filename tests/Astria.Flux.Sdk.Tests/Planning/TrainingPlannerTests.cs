using Astria.Flux.Planning;
using Astria.Flux.Presets;
using Astria.Flux.Steps;

namespace Astria.Flux.Tests.Planning;

public sealed class TrainingPlannerTests
{
    private static readonly TrainingPlanner Planner = new();

    [Test]
    public void A_plan_says_what_is_trained_and_why()
    {
        var plan = Planner.Plan(16, FluxPresets.Portrait, new() { SubjectClass = " man " });

        plan.Preset.Should().BeSameAs(FluxPresets.Portrait);
        plan.ImageCount.Should().Be(16);
        plan.Steps.Steps.Should().Be(432);
        plan.SubjectClass.Should().Be("man");
        plan.Token.Should().Be("ohwx");
        plan.Lora.Should().Be(FluxPresets.Portrait.Lora);
        plan.Reasons.Select(reason => (reason.Kind, reason.Text)).Should().Equal(
            (PlanReasonKind.Preset, "'portrait' was asked for."),
            (PlanReasonKind.Steps, "432 steps by the rule: 27 steps per image, at least 300."),
            (PlanReasonKind.Exposure, "Each image is seen 108 times: 432 steps × 4 of a batch ÷ 16 images."));
    }

    [Test]
    public void Without_a_preset_the_default_one_is_planned_with()
    {
        Planner.Plan(5).Preset.Should().BeSameAs(FluxPresets.Portrait);
        new TrainingPlanner(FluxPresets.High).Plan(5).Reasons[0].Text.Should().Be("'high' is the default.");
    }

    [Test]
    public void For_a_subject_the_recommended_preset_is_planned_with()
    {
        var plan = Planner.PlanFor("style", 12);

        plan.Preset.Should().BeSameAs(FluxPresets.High);
        plan.SubjectClass.Should().Be("style");
        plan.Reasons[0].Text.Should().StartWith("Styles");
    }

    [Test]
    public void For_a_subject_the_callers_steps_hold_too() => Planner.PlanFor("man", 12, new() { Steps = 500 }).Steps.Steps.Should().Be(500);

    [Test]
    public void For_the_files_of_a_subject_the_callers_steps_hold_too() =>
        Planner.PlanFor("man", TrainingSetFacts.FromFileNames(["a.jpg"]), new() { Steps = 500 }).Steps.Steps.Should().Be(500);

    [Test]
    public void Overrides_hold_and_are_told()
    {
        var plan = Planner.Plan(15, FluxPresets.Portrait, new()
        {
            Steps = 100,
            Token = "zwx",
            Lora = FluxPresets.Portrait.Lora with { Rank = 32, BatchSize = 1 },
        });

        plan.Steps.Steps.Should().Be(100);
        plan.Steps.Exposures.Should().Be(100 / 15.0);
        plan.Lora.Rank.Should().Be(32);
        plan.Token.Should().Be("zwx");
        plan.Reasons.Select(reason => reason.Kind).Should().Equal(
            PlanReasonKind.Preset, PlanReasonKind.Steps, PlanReasonKind.Override, PlanReasonKind.Override, PlanReasonKind.Advice, PlanReasonKind.Advice, PlanReasonKind.Exposure);
    }

    [Test]
    public void Every_value_the_caller_changed_is_named_with_the_presets()
    {
        var chosen = new LoraHyperparameters
        {
            Rank = 1,
            Alpha = 2.5,
            LearningRate = 1e-5,
            Schedule = LearningRateSchedule.Cosine,
            WarmupSteps = 0,
            BatchSize = 3,
            Resolution = 768,
            CaptionDropout = 0,
            Targets = LoraTargetSet.Fused,
        };
        var reasons = Planner.Plan(4, FluxPresets.Fast, new() { Lora = chosen }).Reasons.Where(reason => reason.Kind == PlanReasonKind.Override).ToList();

        reasons.Select(reason => reason.Values.ToString()).Should().Equal(
            "member=rank, value=1, preset=16",
            "member=alpha, value=2.5, preset=16",
            "member=learningRate, value=1E-05, preset=0.0005",
            "member=schedule, value=cosine, preset=constant",
            "member=warmupSteps, value=0, preset=10",
            "member=batchSize, value=3, preset=4",
            "member=resolution, value=768, preset=512",
            "member=captionDropout, value=0, preset=0.1",
            "member=targets, value=fused, preset=standard");
        reasons[0].Text.Should().Be("rank is 1, as asked for; the preset's is 16.");
        Planner.Plan(4, FluxPresets.Fast, new() { Lora = FluxPresets.Fast.Lora with { } }).Reasons.Should().NotContain(reason => reason.Kind == PlanReasonKind.Override);
    }

    [TestCase("fast", 4, "300 steps, the minimum of the rule: 27 steps per image, at least 300.")]
    [TestCase("focus", 4, "The engine decides on the number of steps.")]
    public void The_reason_for_the_steps_follows_the_rule(string preset, int images, string reason) =>
        Planner.Plan(images, PresetCatalog.BuiltIn.Get(preset)).Reasons[1].Text.Should().Be(reason);

    [Test]
    public void The_maximum_is_told_as_such() =>
        Planner.Plan(60, FluxPresets.High with { Steps = new PerImageStepPolicy(100, 300, 5000) }).Reasons[1].Text
            .Should().Be("5000 steps, the maximum of the rule: 100 steps per image, at least 300, at most 5000.");

    [Test]
    public void Every_fault_of_preset_and_overrides_is_listed()
    {
        var plan = () => Planner.Plan(
            15,
            FluxPresets.Portrait with { Purpose = null! },
            new() { Lora = new() { Rank = 0 }, SubjectClass = " ", Token = "two words" });

        plan.Should().Throw<FluxPolicyException>().Which.Faults.Select(fault => fault.Place).Should().Equal(
            "preset 'portrait'.Purpose", "overrides.Lora.Rank", "overrides.SubjectClass", "overrides.Token");
    }

    [Test]
    public void Counts_below_one_are_refused()
    {
        var noImages = () => Planner.Plan(0);
        var noSteps = () => Planner.Plan(5, overrides: new() { Steps = 0 });

        noImages.Should().Throw<ArgumentOutOfRangeException>();
        noSteps.Should().Throw<ArgumentOutOfRangeException>();
    }
}
