using Astria.Flux.Presets;
using Astria.Flux.Steps;

namespace Astria.Flux.Tests.Presets;

internal sealed class PresetRevisionsTests
{
    private static readonly FluxPreset Old = new() { Name = "studio", Revision = new(2025, 6), Steps = new PerImageStepPolicy(27, 300) };
    private static readonly FluxPreset New = Old with { Revision = new(2026, 1), Steps = new PerImageStepPolicy(40, 300), Lora = Old.Lora with { Rank = 32 } };
    private static readonly PresetCatalog Catalog = new([New, FluxPresets.Portrait, Old]);

    [TestCase("studio", "studio@2026-01")]
    [TestCase("STUDIO", "studio@2026-01")]
    [TestCase("studio@2025-06", "studio@2025-06")]
    [TestCase("Studio@2026-01", "studio@2026-01")]
    [TestCase("portrait", "portrait@2025-06")]
    public void The_newest_revision_is_served_unless_one_is_pinned(string name, string reference) => Catalog.Get(name).Reference.Should().Be(reference);

    [Test]
    public void The_newest_is_served_whatever_the_order_they_were_given_in() => new PresetCatalog([Old, New]).Get("studio").Should().Be(New);

    [Test]
    public void The_list_has_the_newest_of_each_name_and_the_names_order() => Catalog.All.Should().Equal(New, FluxPresets.Portrait);

    [Test]
    public void The_revisions_of_a_name_come_newest_first()
    {
        Catalog.Revisions("Studio").Should().Equal(New, Old);
        Catalog.Revisions("nobody").Should().BeEmpty();
        Catalog.AllRevisions.Should().Equal(New, FluxPresets.Portrait, Old);
    }

    [Test]
    public void A_revision_that_is_not_there_is_named_with_those_there_are() =>
        FluentActions.Invoking(() => Catalog.Get("studio@2020-01")).Should().Throw<ArgumentException>().WithMessage("*no revision 2020-01*'studio'*2026-01, 2025-06*");

    [TestCase("studio@")]
    [TestCase("studio@June")]
    [TestCase("@2025-06")]
    [TestCase("nobody@2025-06")]
    [TestCase("")]
    public void What_names_nothing_is_not_found(string name) => Catalog.TryGet(name, out _).Should().BeFalse();

    [Test]
    public void A_revision_can_not_be_changed_under_its_date() =>
        FluentActions.Invoking(() => new PresetCatalog([Old, Old with { IsLegacy = true }])).Should().Throw<FluxPolicyException>().WithMessage("*presets[1]*presets[0]*2025-06*never changes*");

    [TestCase("portrait")]
    [TestCase("portrait@2025-06")]
    public void A_reference_is_written_as_it_is_read(string text) => PresetReference.Parse(text).ToString().Should().Be(text);

    [Test]
    public void A_reference_that_is_none_is_refused_with_an_example() =>
        FluentActions.Invoking(() => PresetReference.Parse("a@b")).Should().Throw<FormatException>().WithMessage("*portrait@2025-06*");

    [Test]
    public void A_diff_names_every_value_that_changed_and_what_it_means()
    {
        var diff = PresetDiff.Between(Old, New);

        diff.Changes.Select(change => change.ToString()).Should().Equal("lora.rank: 16 → 32", "revision: \"2025-06\" → \"2026-01\"", "steps.perImage: 27 → 40");
        diff.StepChanges.Select(change => change.ToString()).Should().Contain("15 images: 405 → 600 steps, 108 → 160 exposures").And.HaveCount(6);
        diff.TrainsTheSame.Should().BeFalse();
        diff.ToString().Should().StartWith("studio@2025-06 → studio@2026-01\n  lora.rank");
    }

    [Test]
    public void A_diff_tells_words_from_what_trains() =>
        PresetDiff.Between(Old, Old with { Revision = new(2025, 7), Purpose = "new words" }).TrainsTheSame.Should().BeTrue();

    [Test]
    public void A_diff_says_when_the_engine_decides_now() =>
        PresetDiff.Between(Old, Old with { Steps = new EngineDefaultStepPolicy() }).StepChanges[0].ToString().Should().Be("1 image: 300 → the engine's steps, 1200 → unknown exposures");

    [Test]
    public void Nothing_differs_between_a_preset_and_itself()
    {
        var diff = PresetDiff.Between(Old, Old with { });

        diff.Changes.Should().BeEmpty();
        diff.StepChanges.Should().BeEmpty();
        diff.TrainsTheSame.Should().BeTrue();
        diff.ToString().Should().EndWith("no difference");
    }
}
