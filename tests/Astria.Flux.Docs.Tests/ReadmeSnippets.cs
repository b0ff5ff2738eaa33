using Astria.Flux.Generation;
using Astria.Flux.Imaging.Sets;
using Astria.Flux.Planning;
using Astria.Flux.Presets;
using Astria.Flux.Prompts;
using Astria.Flux.Steps;
using Astria.Flux.Testing;
using Astria.Flux.Training;
using Microsoft.Extensions.DependencyInjection;

namespace Astria.Flux.Docs.Tests;

/// <summary>The code of README.md.</summary>
internal sealed class ReadmeSnippets
{
    [Test]
    public void Choose_an_engine()
    {
        const string key = "sd_example";
        var services = new ServiceCollection();

        #region choose-an-engine
        services.AddAstriaFlux(flux => flux
            .UseLocal()                                  // embedded and offline: the bundled model, or o => o.ModelPath = "…"
            .UseAstria(o => o.ApiKey = key)              // Astria's cloud
            .AddPreset(FluxPresets.Portrait with { Name = "studio", Steps = new PerImageStepPolicy(40, 400) })
            .Configure(o => o.DefaultTrainer = o.DefaultGenerator = "local"));
        #endregion

        using var provider = services.BuildServiceProvider();
        provider.GetRequiredService<IFluxTrainer>().Name.Should().Be("local");
        provider.GetRequiredKeyedService<IFluxTrainer>("astria").Name.Should().Be("astria");
        provider.GetRequiredService<PresetCatalog>().Get("studio").PlanSteps(12).Steps.Should().Be(480);
    }

    [Test]
    public async Task Train_and_draw()
    {
        var trainer = new FakeFluxEngine();
        var generator = trainer;
        var planner = new TrainingPlanner();
        var cancellationToken = CancellationToken.None;
        var progress = new Progress<TrainingProgress>();
        using var folder = new PhotoFolder();

        #region train-and-draw
        // Look: which photos are fit to be trained on, and why not. Nothing is uploaded or paid for.
        TrainingSet set = await TrainingSet.LoadAsync("photos/", cancellationToken);

        // Plan: pure. How many steps and why, how often each photo is seen, which photos are left out.
        TrainingPlan plan = planner.Plan(set, FluxPresets.Portrait, new() { SubjectClass = "toy" });
        foreach (PlanReason reason in plan.Reasons) Console.WriteLine(reason.Text);

        // Train. The job's handle can be saved, and waited for from another process.
        TrainingJob job = await trainer.SubmitAsync(new TrainingRequest(plan, set.ImagesOf(plan)), cancellationToken);
        Tune tune = await trainer.WaitAsync(job, progress, cancellationToken);

        // Lint, then draw. FLUX knows no weights and no negatives: FLX102 and FLX201, with fixes.
        LintResult lint = PromptLinter.Default.Lint("((ohwx toy)) on a pier at dawn, no hat");
        GenerationResult made = await generator.GenerateAsync(new(lint.ApplyFixes()) { Tunes = [tune], Count = 4 });
        #endregion

        plan.ImageCount.Should().Be(2);
        lint.ApplyFixes().Should().Be("ohwx toy on a pier at dawn");
        made.Images.Should().HaveCount(4);
    }

    // The snippet reads photos/ below the current folder, as an app would.
    private sealed class PhotoFolder : IDisposable
    {
        private readonly string _before = Environment.CurrentDirectory;
        private readonly string _folder = Directory.CreateTempSubdirectory("flux-readme-").FullName;

        public PhotoFolder()
        {
            var photos = Directory.CreateDirectory(Path.Combine(_folder, "photos")).FullName;
            foreach (var photo in Samples()) File.Copy(photo, Path.Combine(photos, Path.GetFileName(photo)));
            Environment.CurrentDirectory = _folder;
        }

        public void Dispose()
        {
            Environment.CurrentDirectory = _before;
            Directory.Delete(_folder, recursive: true);
        }

        private static IEnumerable<string> Samples() =>
            Directory.EnumerateFiles(Repository.PathOf("samples/Quickstart/photos"), "*.jpg").Order(StringComparer.Ordinal).Take(2);
    }
}
