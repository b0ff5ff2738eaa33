using Astria.Flux.Presets;
using Astria.Flux.Steps;

namespace Astria.Flux.Testing.Tests;

internal sealed class FluxPresetConformanceTests
{
    private static FluxPreset With(Func<int, long> rule) => FluxModels.Preset() with { Steps = new Rule(rule) };

    [TestCaseSource(typeof(FluxPresets), nameof(FluxPresets.All))]
    public void The_built_in_presets_keep_the_contract(FluxPreset preset) => FluxPresetConformance.Verify(preset);

    [Test]
    public void A_preset_of_ones_own_keeps_it() => FluxPresetConformance.Verify(FluxModels.Preset());

    [Test]
    public void Values_that_make_no_sense_break_it() => Broken(FluxModels.Preset() with { Lora = new() { Rank = 0 } }, "values");

    [Test]
    public void No_steps_break_it() => Broken(With(images => images == 3 ? 0 : 1), "bounds");

    [Test]
    public void Fewer_steps_for_more_images_break_it() => Broken(With(images => 1000 / images + 1), "monotonicity");

    [Test]
    public void Overflow_breaks_it() => Broken(With(images => checked(images * 100)), "bounds");

    [Test]
    public void Chance_breaks_it()
    {
        var calls = 0;

        Broken(With(_ => 300 + Interlocked.Increment(ref calls)), "determinism");
    }

    [Test]
    public void A_policy_that_does_not_come_back_from_JSON_breaks_it() => Broken(With(images => images), "json");

    [Test]
    public void A_policy_that_throws_while_it_is_written_breaks_it()
    {
        Broken(FluxModels.Preset() with { Steps = new Unwritable() }, "json");
        Broken(FluxModels.Preset() with { Steps = new Unwritable() }, "revision");
    }

    [Test]
    public void Advice_that_refuses_breaks_it() => Broken(FluxModels.Preset() with { Steps = new Refusing() }, "advice");

    [Test]
    public void The_name_and_revision_of_another_break_it() => Broken(FluxPresets.Portrait with { Purpose = "mine" }, "names");

    [Test]
    public void A_change_under_a_published_date_breaks_it()
    {
        var published = PresetExpansion.Of(FluxModels.Preset()).Sha256;

        FluxPresetConformance.Verify(FluxModels.Preset(), new() { PublishedSha256 = published });
        FluxPresetConformance.Check(FluxModels.Preset() with { IsLegacy = true }, new() { PublishedSha256 = published }).Should().ContainSingle().Which.Place.Should().Be("revision");
    }

    [Test]
    public void The_exception_lists_every_fault() =>
        FluentActions.Invoking(() => FluxPresetConformance.Verify(FluxModels.Preset() with { Lora = new() { Rank = 0, Alpha = 0 } }))
            .Should().Throw<PresetConformanceException>().Which.Faults.Should().HaveCount(2);

    [Test]
    public void Ready_made_models_make_sense()
    {
        FluxModels.TrainingRequest().Validate().Should().BeEmpty();
        FluxModels.GenerationRequest().Validate().Should().BeEmpty();
        FluxModels.Estimate().Price!.Most.Should().Be(1.62m);
        FluxModels.GenerationResult(3).Images.Should().HaveCount(3);
        FluxModels.Status(Training.TrainingState.Succeeded).Tune.Should().NotBeNull();
        FluxModels.Progress().Fraction.Should().BeApproximately(100 / 324.0, 1e-9);
    }

    private static void Broken(FluxPreset preset, string rule) => FluxPresetConformance.Check(preset).Select(fault => fault.Place).Should().Contain(rule);

    private sealed class Rule(Func<int, long> steps) : StepPolicy
    {
        public override StepDecision Decide(int imageCount) => StepDecision.ByRule(steps(imageCount));

        public override string Describe() => "a rule of a test";
    }

    private sealed class Unwritable : StepPolicy
    {
        public override StepDecision Decide(int imageCount) => StepDecision.ByRule(imageCount);

        public override string Describe() => "a rule that can't be written";

        public override void WriteParameters(System.Text.Json.Utf8JsonWriter json) => throw new NotSupportedException("no words.");
    }

    private sealed class Refusing : StepPolicy
    {
        public override StepDecision Decide(int imageCount) => StepDecision.ByRule(imageCount);

        public override string Describe() => "a rule that refuses";

        public override IReadOnlyList<StepAdvice> Advise(int imageCount, long steps) => throw new InvalidOperationException("no.");
    }
}
