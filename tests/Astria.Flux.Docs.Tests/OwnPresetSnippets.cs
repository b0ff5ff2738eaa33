using Astria.Flux.Presets;
using Astria.Flux.Steps;
using Astria.Flux.Testing;

namespace Astria.Flux.Docs.Tests;

/// <summary>The code of docs/write-your-own-preset.md.</summary>
internal sealed class OwnPresetSnippets
{
    [Test]
    public void Write_one()
    {
        #region write-one
        var studio = new FluxPreset
        {
            Name = "studio",
            Revision = new(2026, 1),
            Purpose = "Catalogue pictures of products.",
            Steps = new PerImageStepPolicy(40, minimum: 400),
            Lora = new() { Rank = 32, Alpha = 32 },
        };
        #endregion

        studio.PlanSteps(15).Steps.Should().Be(600);
    }

    [Test]
    public void Test_it()
    {
        var studio = FluxModels.Preset();

        #region test-it
        FluxPresetConformance.Verify(studio);
        #endregion
    }

    [Test]
    public void Change_it()
    {
        var studio = FluxModels.Preset();

        #region change-it
        var newer = studio with { Revision = new(2026, 6), Steps = new PerImageStepPolicy(50, minimum: 400) };
        var catalog = new PresetCatalog([.. FluxPresets.All, studio, newer]);

        FluxPreset served = catalog.Get("studio");             // the newest: studio@2026-06
        FluxPreset pinned = catalog.Get("studio@2026-01");     // as it was in January
        Console.WriteLine(PresetDiff.Between(pinned, served)); // every value that changed, and what it means in steps
        #endregion

        served.Should().BeSameAs(newer);
        pinned.Should().BeSameAs(studio);
    }

    [Test]
    public void Record_it()
    {
        var studio = FluxModels.Preset();

        #region record-it
        PresetExpansion expansion = PresetExpansion.Of(studio);
        string published = expansion.Sha256;

        FluxPresetConformance.Verify(studio, new() { PublishedSha256 = published });
        #endregion
    }

    [Test]
    public void Load_it()
    {
        #region load-it
        var preset = PresetFormat.Default.Read("""
            { "name": "studio", "revision": "2026-01", "steps": { "perImage": 40, "minimum": 400 }, "lora": { "rank": 32 } }
            """);
        string json = PresetFormat.Write(preset, indented: true);
        #endregion

        PresetFormat.Default.Read(json).Should().Be(preset);
    }

    [Test]
    public async Task Train_without_training()
    {
        var studio = FluxModels.Preset();

        #region train-without-training
        var engine = new FakeFluxEngine();
        var job = await engine.SubmitAsync(FluxModels.TrainingRequest(12, studio));
        var tune = await engine.WaitAsync(job);    // an hour of training, over at once

        Console.WriteLine($"{tune.Preset}: {tune.Steps} steps");
        #endregion

        tune.Steps.Should().Be(324);
    }
}
