using Astria.Flux.Planning;
using Astria.Flux.Presets;
using Astria.Flux.Testing;
using StudioPresets;

[assembly: Parallelizable(ParallelScope.All)]

namespace StudioPresets.Tests;

public sealed class StudioTests
{
    private static readonly FluxPresetConformanceOptions Options = new() { Format = new PresetFormat(SquareRootStepPolicy.Reader), Beside = Studio.Catalog.AllRevisions };

    [Test]
    public void Every_revision_keeps_the_contract_of_presets()
    {
        foreach (var preset in Studio.Catalog.Revisions("studio"))
            FluxPresetConformance.Verify(preset, Options);
    }

    // Published in January: whoever changes the preset without a new date hears of it here.
    [Test]
    public void The_revision_of_January_is_as_it_was_published() =>
        FluxPresetConformance.Verify(Studio.First, Options with { PublishedSha256 = "1d0b1c2109b6cec93817bec2733b6337505a8d0e9ffa8ce3e6a39f0db422a45d" });

    [TestCase(4, 220)]
    [TestCase(16, 440)]
    [TestCase(100, 1100)]
    public void Steps_grow_with_the_square_root(int images, long steps) => Assert.That(Studio.First.PlanSteps(images).Steps, Is.EqualTo(steps));

    [Test]
    public void The_newest_is_served_and_January_can_be_pinned()
    {
        Assert.That(Studio.Catalog.Get("studio"), Is.SameAs(Studio.Newest));
        Assert.That(Studio.Catalog.Get("studio@2026-01"), Is.SameAs(Studio.First));
    }

    [Test]
    public void June_halved_the_file()
    {
        var diff = PresetDiff.Between(Studio.First, Studio.Newest);

        Assert.That(diff.Changes.Select(change => change.Path), Is.EqualTo(new[] { "lora.alpha", "lora.rank", "revision" }));
        Assert.That(diff.StepChanges, Is.Empty);
    }

    [Test]
    public async Task An_app_trains_with_it_in_no_time()
    {
        var engine = new FakeFluxEngine();
        var plan = new TrainingPlanner(Studio.Newest).Plan(16);
        var images = Enumerable.Range(1, 16).Select(i => FluxModels.Image($"{i}.png")).ToList();

        var tune = await engine.WaitAsync(await engine.SubmitAsync(new(plan, images)));

        Assert.That(tune.Steps, Is.EqualTo(440));
        Assert.That(tune.Metadata["astria.preset_sha256"], Is.EqualTo(PresetExpansion.Of(Studio.Newest).Sha256));
    }
}
