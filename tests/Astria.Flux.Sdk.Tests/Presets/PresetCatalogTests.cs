using Astria.Flux.Presets;
using Astria.Flux.Steps;

namespace Astria.Flux.Tests.Presets;

public sealed class PresetCatalogTests
{
    private static readonly FluxPreset Studio = FluxPresets.Portrait with { Name = "studio", Steps = new FixedStepPolicy(1000) };

    [Test]
    public void Letter_case_means_nothing_in_a_name() => PresetCatalog.BuiltIn.Get("PortRait").Should().BeSameAs(FluxPresets.Portrait);

    [Test]
    public void Custom_presets_stand_beside_the_built_in_ones()
    {
        PresetCatalog catalog = new([.. FluxPresets.All, Studio]);

        catalog.Get("studio").Should().BeSameAs(Studio);
        catalog.All.Should().HaveCount(5);
    }

    [Test]
    public void An_unknown_name_is_answered_with_the_known_ones()
    {
        var get = () => PresetCatalog.BuiltIn.Get("portrit");

        get.Should().Throw<ArgumentException>().WithMessage("There is no preset 'portrit'. Known: portrait, focus, fast, high.*");
        PresetCatalog.BuiltIn.TryGet("portrit", out var preset).Should().BeFalse();
        preset.Should().BeNull();
    }

    [Test]
    public void Two_presets_of_one_name_are_refused_in_any_letter_case()
    {
        var create = () => new PresetCatalog([FluxPresets.Portrait, Studio, Studio with { Name = "STUDIO" }]);

        create.Should().Throw<FluxPolicyException>().Which.Faults.Should().Contain(fault =>
            fault.Place == "presets[2] 'STUDIO'" && fault.Problem.StartsWith("has the name of presets[1]", StringComparison.Ordinal));
    }

    [Test]
    public void Every_fault_is_listed_with_its_place()
    {
        var nonsense = Studio with
        {
            Name = "Two Words",
            Revision = default,
            Steps = null!,
            ApiName = " ",
            Purpose = null!,
            Preprocessing = null!,
            Lora = new()
            {
                Rank = 0,
                Alpha = double.NaN,
                LearningRate = 0,
                Schedule = (LearningRateSchedule)9,
                WarmupSteps = -1,
                BatchSize = 0,
                Resolution = 500,
                CaptionDropout = 1.5,
            },
        };

        var create = () => new PresetCatalog([FluxPresets.High, nonsense, null!]);

        var exception = create.Should().Throw<FluxPolicyException>().Which;
        exception.Faults.Select(fault => fault.Place).Should().Equal(
            "presets[1] 'Two Words'.Name",
            "presets[1] 'Two Words'.Revision",
            "presets[1] 'Two Words'.Steps",
            "presets[1] 'Two Words'.ApiName",
            "presets[1] 'Two Words'.Purpose",
            "presets[1] 'Two Words'.Preprocessing",
            "presets[1] 'Two Words'.Lora.Rank",
            "presets[1] 'Two Words'.Lora.Alpha",
            "presets[1] 'Two Words'.Lora.LearningRate",
            "presets[1] 'Two Words'.Lora.Schedule",
            "presets[1] 'Two Words'.Lora.WarmupSteps",
            "presets[1] 'Two Words'.Lora.BatchSize",
            "presets[1] 'Two Words'.Lora.Resolution",
            "presets[1] 'Two Words'.Lora.CaptionDropout",
            "presets[2]");
        exception.Message.Should().ContainAll(exception.Faults.Select(fault => fault.ToString()));
    }

    [Test]
    public void A_missing_lora_is_one_fault() =>
        (Studio with { Lora = null! }).Validate().Should().ContainSingle().Which.Place.Should().Be("Lora");

    [TestCase("", false)]
    [TestCase("1st", false)]
    [TestCase("Studio", false)]
    [TestCase("a b", false)]
    [TestCase("ä", false)]
    [TestCase("a", true)]
    [TestCase("studio-2_b", true)]
    public void A_name_is_lower_case_letters_digits_and_dashes(string name, bool isFine) =>
        (Studio with { Name = name }).Validate().Should().HaveCount(isFine ? 0 : 1);

    [Test]
    public void A_name_has_at_most_64_letters()
    {
        (Studio with { Name = new('a', 64) }).Validate().Should().BeEmpty();
        (Studio with { Name = new('a', 65) }).Validate().Should().ContainSingle();
    }
}
